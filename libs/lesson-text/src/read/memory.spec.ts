import { describe, expect, it } from '@jest/globals';
import { baseFiles, baseWith, lessonFile } from '../rules/fixtures/fixtures.js';
import { readCourse } from './course.js';
import { ReadingMemory } from './memory.js';

const broken = baseFiles.get(lessonFile)!.replace(':::say', ':::sya');

describe('reading a course again', () => {
  it('gives the same as reading it anew, problems included', () => {
    const memory = new ReadingMemory();
    for (const files of [baseFiles, baseWith({ [lessonFile]: broken }), baseFiles]) {
      for (let times = 0; times < 2; times++) {
        const { course, problems } = readCourse('tea', files, { memory });
        const anew = readCourse('tea', files);
        expect(problems).toEqual(anew.problems);
        expect(course).toEqual(anew.course);
      }
    }
  });

  it('parses only what is different', () => {
    const memory = new ReadingMemory();
    const first = readCourse('tea', baseFiles, { memory }).course!;
    const changed = baseWith({ [lessonFile]: baseFiles.get(lessonFile)!.replace('cup', 'mug') });
    const second = readCourse('tea', changed, { memory }).course!;
    expect(second.lessons[0]!.body).not.toBe(first.lessons[0]!.body);
    expect(second.lessons[0]!.handouts[0]).toBe(first.lessons[0]!.handouts[0]);
  });
});
