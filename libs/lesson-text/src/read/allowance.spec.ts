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

  it('needs a reason, and says so', () => {
    expect(rulesOf('<!-- allow loaded-words: -->\n\nTea always helps.')).toEqual([
      'idle-remark',
      'loaded-words',
    ]);
  });

  it('cannot be an error', () => {
    expect(rulesOf('<!-- allow leader-words: hm -->\n\nRemind the group to pour.')).toEqual([
      'idle-remark',
      'leader-words',
    ]);
  });

  it('is allowed in course.yaml where no remark can stand', () => {
    const scant = '- { id: T-01, kind: step, text: Warm it., source: tea-book }\n';
    const items = `${scant}- { id: T-02, kind: step, text: Pour., source: tea-book }\n`;
    const mentioned = lesson.replace('T-01:taught', 'T-01:taught T-02:mentioned');
    const withAllowed = (more: string) =>
      readCourse(
        'tea',
        baseWith({
          'items.yaml': items,
          [lessonFile]: mentioned,
          'course.yaml': baseFiles.get('course.yaml')! + more,
        }),
      ).problems.map(({ rule }) => rule);
    expect(withAllowed('')).toEqual(['barely-covered']);
    const allow = 'allow:\n  - { rule: barely-covered, reason: taught elsewhere }\n';
    expect(withAllowed(allow)).toEqual([]);
  });
});
