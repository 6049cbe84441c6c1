import { syllable } from 'syllable';

/** A sentence with where it stands in whatever it was taken from. */
export interface Sentence {
  words: string[];
  text: string;
}

export interface ReadingGrade {
  words: number;
  sentences: number;
  /** Kincaid and others 1975: sentence length and syllables. */
  fleschKincaid: number;
  /** Senter and Smith 1967: sentence length and letters. */
  automated: number;
}

/** Fewer words than this give a grade that the next sentence would overturn. */
export const FEWEST_WORDS = 100;

/**
 * Sentences of a passage. Clauses that end in a colon or semicolon count as sentences, as Flesch had
 * it; one without a full stop is one all the same. Blanks are no words.
 */
export function sentencesOf(passage: string): Sentence[] {
  return passage
    .replace(/_{3,}/g, ' ')
    .split(/(?<=[.!?…:;]["”’)]*)\s+/)
    .map((text) => ({
      text: text.trim(),
      words: text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [],
    }))
    .filter(({ words }) => words.length > 0);
}

/** School grade (United States) by both formulas. */
export function readingGrade(sentences: readonly Sentence[]): ReadingGrade {
  const words = sentences.flatMap((sentence) => sentence.words);
  const perSentence = words.length / Math.max(1, sentences.length);
  const per = (count: (word: string) => number) =>
    words.reduce((sum, word) => sum + count(word), 0) / Math.max(1, words.length);
  return {
    words: words.length,
    sentences: sentences.length,
    fleschKincaid: 0.39 * perSentence + 11.8 * per(syllablesOf) - 15.59,
    automated: 4.71 * per(lettersOf) + 0.5 * perSentence - 21.43,
  };
}

/** A number in figures is said as one syllable or more. */
function syllablesOf(word: string): number {
  return Math.max(1, syllable(word));
}

function lettersOf(word: string): number {
  return word.replace(/[^\p{L}\p{N}]/gu, '').length;
}

/** The sentence without which both grades together would fall most. */
export function hardestSentence<S extends Sentence>(sentences: readonly S[]): S | undefined {
  const weight = (sentence: S) => {
    const { fleschKincaid, automated, words } = readingGrade([sentence]);
    return (fleschKincaid + automated) * words;
  };
  const weighed = sentences.map((sentence) => ({ sentence, weight: weight(sentence) }));
  return weighed.toSorted((a, b) => b.weight - a.weight)[0]?.sentence;
}
