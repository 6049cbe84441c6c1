import { blocksNamed } from '../block/blocks.js';
import { andList } from '../problem/words.js';
import { bodiesOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Every statement of fact says how strong it is, what it rests on and when that was checked. */
export const claimSupport: CourseRule<{ lacks: string[] }> = {
  name: 'claim-support',
  severity: 'error',
  says: ({ lacks }) => ({
    message: `This claim does not say its ${andList(lacks)}.`,
    hint:
      'Write :::claim{strength=… sources="…" checked=2026-11-22}; a claim nobody supports is ' +
      'strength=none and needs no source.',
  }),
  *find(course) {
    for (const { body, file } of course.lessons.flatMap((lesson) => [...bodiesOf(lesson)])) {
      for (const { attributes, at } of blocksNamed('claim', body)) {
        const { strength, sources, checked } = attributes;
        const lacks = [
          ...(strength ? [] : ['strength']),
          ...(sources || strength === 'none' ? [] : ['source']),
          ...(checked || strength === 'none' ? [] : ['day of checking']),
        ];
        if (lacks.length > 0) yield { place: placeIn(file, at), details: { lacks } };
      }
    }
  },
};
