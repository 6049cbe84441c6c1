import { describe, expect, it } from '@jest/globals';
import { baseFiles, baseWith, lessonFile } from '../rules/fixtures/fixtures.js';
import { readCourse } from './course.js';

const lesson = baseFiles.get(lessonFile)!;
const warm = 'A warm pot keeps the tea warm.';
const rulesOf = (words: string) =>
  readCourse('tea', baseWith({ [lessonFile]: lesson.replace(warm, words) })).problems.map(
    ({ rule }) => rule,
  );

describe('a warning that the author has looked at', () => {
  it('is not repeated for what stands after the remark', () => {
    expect(rulesOf('<!-- allow loaded-words: a proverb -->\n\nTea always helps.')).toEqual([]);
  });

  it('is still given further down, and for other rules', () => {
    const allowed = '<!-- allow loaded-words: a proverb -->\n\nTea always helps.';
    expect(rulesOf(`${allowed}\n\nCocoa always helps.`)).toEqual(['loaded-words']);
    expect(rulesOf('<!-- allow long-talk: short -->\n\nTea always helps.')).toEqual([
      'loaded-words',
    ]);
  });

  it('needs a reason', () => {
    expect(rulesOf('<!-- allow loaded-words: -->\n\nTea always helps.')).toEqual(['loaded-words']);
  });

  it('cannot be an error', () => {
    expect(rulesOf('<!-- allow leader-words: hm -->\n\nRemind the group to pour.')).toEqual([
      'leader-words',
    ]);
  });
});
