import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCourse } from '../read/course.js';
import { baseFiles, baseWith, handoutFile } from '../rules/fixtures/fixtures.js';
import { comparableWords, packRuns, runsOf, unpackRuns } from './fingerprint.js';
import { fingerprintsOf } from './make-fingerprints.js';

const source =
  'People who drink tea together say that the best part is waiting for the kettle to sing. ' +
  'Then somebody asks, “Shall we sit outside again?”';
const yaml = fingerprintsOf('an essay on tea', source)
  .map(
    ({ source: name, length, runs }) => `- { source: ${name}, length: ${length}, runs: ${runs} }`,
  )
  .join('\n');

function borrowed(words: string, more: Record<string, string> = {}): string[] {
  const handout = baseFiles.get(handoutFile)!.replace('One spoon for each cup', words);
  const files = baseWith({ 'fingerprints.yaml': yaml, [handoutFile]: handout, ...more });
  return readCourse('tea', files)
    .problems.filter(({ rule }) => rule === 'shared-words')
    .map(({ message }) => message);
}

describe('words shared with a source', () => {
  it('are found from eight in a row, whatever the marks and capitals between them', () => {
    const eight = 'the best: part — is waiting FOR the kettle';
    expect(borrowed(eight)).toEqual([
      '8 words in a row stand in an essay on tea too: "the best part is waiting for the kettle".',
    ]);
    expect(borrowed('best part is waiting for the kettle')).toEqual([]);
  });

  it('are found across two paragraphs, and reported once for the whole stretch', () => {
    const two = 'who drink tea together say\n\nthat the best part is waiting for the kettle';
    expect(borrowed(two)).toHaveLength(1);
    expect(borrowed(two)[0]).toMatch(/^14 words/);
  });

  it('are found in a sample line that is repeated whole, though it is shorter', () => {
    expect(borrowed('“Shall we sit outside again?”')).toHaveLength(1);
    expect(borrowed('Shall we sit outside?')).toEqual([]);
  });

  it('are spared in the title of a source', () => {
    const title = 'the best part is waiting for the kettle';
    const sources = `- id: tea-book\n  title: ${title}\n  kind: article\n`;
    expect(borrowed(title, { 'sources.yaml': sources })).toEqual([]);
  });

  it('say so when the fingerprints cannot be read', () => {
    const files = baseWith({ 'fingerprints.yaml': '- { source: x, length: 8, runs: "%%%" }' });
    expect(readCourse('tea', files).problems.map(({ rule }) => rule)).toEqual(['wrong-field']);
  });
});

describe('fingerprints', () => {
  it('come back from their text as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        const runs = runsOf(words.flatMap(comparableWords), 3);
        expect(unpackRuns(packRuns(runs))).toEqual(new Set(runs));
      }),
      { seed: 20261122 },
    );
  });

  it('differ for runs that differ in one word', () => {
    const words = Array.from({ length: 20_000 }, (_, n) => `word${n}`);
    expect(new Set(runsOf(words, 8)).size).toBe(words.length - 7);
  });
});
