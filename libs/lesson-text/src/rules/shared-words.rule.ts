import { comparableWords, runsOf, type Fingerprint } from '../borrowing/fingerprint.js';
import { passagesOf } from '../tree/passages.js';
import type { Course, Source } from '../tree/tree.js';
import { placeIn, type CourseRule, type Found } from './course-rule.js';

interface Details {
  source: string;
  words: string;
  length: number;
}

interface Stream {
  words: string[];
  /** Where each word stands. */
  places: Found<unknown>['place'][];
}

/** Sentences of our own: nothing longer than seven words stands in a source in the same order. */
export const sharedWords: CourseRule<Details> = {
  name: 'shared-words',
  severity: 'error',
  why: 'Ideas are free to use, and sentences belong to whoever wrote them. Eight words in a row are a sentence of somebody else; so is a sample line that is repeated whole.',
  bad: 'A sentence copied from an article, with one word changed.',
  good: 'The same idea in your own words, and the article in sources.yaml.',
  says: ({ source, words, length }) => ({
    message: `${length} words in a row stand in ${source} too: "${words}".`,
    hint: 'Say it in your own words. A title or a credit line may stay as it is.',
  }),
  *find(course, { fingerprints }) {
    if (fingerprints.length === 0) return;
    const credits = course.sources.map(creditWords);
    for (const stream of streamsOf(course)) {
      for (const print of fingerprints) yield* shared(stream, print, credits);
    }
  },
};

/** What each file says from beginning to end, so that a sentence over two paragraphs is found. */
function streamsOf(course: Course): Iterable<Stream> {
  const streams = new Map<string, Stream>();
  const add = (file: string, place: Found<unknown>['place'], text: string) => {
    const stream = streams.get(file) ?? { words: [], places: [] };
    streams.set(file, stream);
    for (const word of comparableWords(text)) {
      stream.words.push(word);
      stream.places.push(place);
    }
  };
  for (const { words, file, at } of passagesOf(course)) add(file, placeIn(file, at), words);
  const texts = [
    ...course.is,
    ...course.isNot,
    ...course.values,
    ...course.standingNotes.flatMap(({ title, text }) => [title, text]),
  ];
  for (const text of texts) add('course.yaml', placeIn('course.yaml'), text);
  for (const { text } of course.items) add('items.yaml', placeIn('items.yaml'), text);
  return streams.values();
}

function* shared(
  { words, places }: Stream,
  { source, length, runs }: Fingerprint,
  credits: readonly string[],
): Generator<Found<Details>> {
  const own = runsOf(words, length);
  for (let at = 0; at < own.length; at++) {
    if (!runs.has(own[at]!)) continue;
    let last = at;
    while (last + 1 < own.length && runs.has(own[last + 1]!)) last++;
    const found = words.slice(at, last + length);
    const text = found.join(' ');
    if (!credits.some((credit) => credit.includes(` ${text} `))) {
      yield { place: places[at]!, details: { source, words: text, length: found.length } };
    }
    at = last + length - 1;
  }
}

function creditWords({ title, author = '', site = '' }: Source): string {
  return ` ${comparableWords(`${author} ${title} ${author} ${site}`).join(' ')} `;
}
