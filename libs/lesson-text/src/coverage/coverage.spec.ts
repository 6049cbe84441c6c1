import { describe, expect, it } from '@jest/globals';
import { readCourse } from '../read/course.js';
import { baseFiles, baseWith, handoutFile, lessonFile } from '../rules/fixtures/fixtures.js';
import { coverageOf, furthest } from './coverage.js';

const lesson = baseFiles.get(lessonFile)!;
const handout = baseFiles.get(handoutFile)!;

function levelWith(inLesson: (text: string) => string, inHandout = handout) {
  const files = baseWith({ [lessonFile]: inLesson(lesson), [handoutFile]: inHandout });
  return furthest(coverageOf(readCourse('tea', files).course!)[0]!);
}

const plan = (level: string) => (text: string) => text.replace('T-01:taught', `T-01:${level}`);

describe('how far a course goes with an item', () => {
  it('is what its places say, the furthest of them', () => {
    expect(levelWith(plan('mentioned'))).toBe('mentioned');
    expect(levelWith(plan('taught'))).toBe('taught');
    expect(levelWith((text) => text.replace(' covers="T-01:taught"', ''))).toBeUndefined();
  });

  it('is no practice where only a plan says so', () => {
    expect(levelWith(plan('practised'))).toBe('taught');
  });

  it('is practice where a prompt or a field names the item', () => {
    const asks = (text: string) => text.replace('depth=D0', 'depth=D0 covers="T-01:practised"');
    expect(levelWith(asks)).toBe('practised');
    const field = handout.replace('{count=2}', '{count=2 covers="T-01:practised"}');
    expect(levelWith((text) => text, field)).toBe('practised');
  });
});
