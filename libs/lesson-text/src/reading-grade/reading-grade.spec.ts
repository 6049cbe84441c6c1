import { describe, expect, it } from '@jest/globals';
import { hardestSentence, readingGrade, sentencesOf } from './reading-grade.js';

const plain = 'The cat sat on the mat. It was warm there, and so it slept.';
const hard =
  'Interpersonal attunement necessitates the reciprocal acknowledgment of divergent perspectives.';

describe('the reading grade of a text', () => {
  it('follows the two formulas, worked out by hand', () => {
    // 14 words in 2 sentences; 14 syllables; 43 letters.
    const { words, sentences, fleschKincaid, automated } = readingGrade(sentencesOf(plain));
    expect([words, sentences]).toEqual([14, 2]);
    expect(fleschKincaid).toBeCloseTo(0.39 * 7 + 11.8 * 1 - 15.59, 5);
    expect(automated).toBeCloseTo((4.71 * 43) / 14 + 0.5 * 7 - 21.43, 5);
  });

  it('rises with long words and long sentences in both formulas', () => {
    const [low, high] = [plain, hard].map((text) => readingGrade(sentencesOf(text)));
    expect(high!.fleschKincaid).toBeGreaterThan(low!.fleschKincaid + 5);
    expect(high!.automated).toBeGreaterThan(low!.automated + 5);
  });

  it('names the sentence that raises it most', () => {
    expect(hardestSentence(sentencesOf(`${plain} ${hard} ${plain}`))?.text).toBe(hard);
  });

  it('counts no blank as a word, and an item without a full stop as a sentence', () => {
    const sentences = sentencesOf('When ____ happens, I feel ____');
    expect(sentences).toHaveLength(1);
    expect(sentences[0]!.words).toEqual(['When', 'happens', 'I', 'feel']);
  });
});
