import { describe, expect, it } from '@jest/globals';
import type { Flow } from '@hearthside/lesson-text';
import { proseBlocks } from './prose.view.js';

function blanksIn(words: string): boolean[] {
  const node = { type: 'paragraph', children: [{ type: 'text', value: words }] } as Flow;
  const [block] = proseBlocks([node]);
  const runs = block?.kind === 'paragraph' ? block.runs : [];
  return runs.filter(({ blank }) => blank).map(({ toEnd }) => toEnd === true);
}

describe('a blank to write in', () => {
  it('goes on to the end of its line when nothing but a mark follows', () => {
    expect(blanksIn('It hurts when ____.')).toEqual([true]);
    expect(blanksIn('"Would you ____?"')).toEqual([true]);
  });

  it('is as long as ever where the sentence goes on', () => {
    expect(blanksIn('When ____, I feel ____, and I would like ____.')).toEqual([
      false,
      false,
      true,
    ]);
    expect(blanksIn('It was ____. Is that right?')).toEqual([false]);
  });
});
