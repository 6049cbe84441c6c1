import { blocksNamed } from '../block/blocks.js';
import { andList } from '../problem/words.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Every statement of fact says how strong it is, what it rests on and when that was checked. */
export const claimSupport: CourseRule<{ lacks: string[] }> = {
  name: 'claim-support',
  severity: 'error',
  why: 'Learners act on what they read. A statement of fact says how well it is supported, by what, and when somebody last looked.',
  bad: ':::claim{strength=plausible}\nA warm pot may keep tea hot for longer.\n:::',
  good: ':::claim{strength=plausible sources="tea-book" checked=2026-11-22}\nA warm pot may keep tea hot for longer.\n:::',
  says: ({ lacks }) => ({
    message: `This claim does not say its ${andList(lacks)}.`,
    hint:
      'Write :::claim{strength=… sources="…" checked=…}, with the day on which somebody read ' +
      'the source, as year-month-day. A claim that nothing supports is strength=none.',
  }),
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const { attributes, at } of blocksNamed('claim', body)) {
        const { strength, sources, checked } = attributes;
        const lacks = [
          ...(strength ? [] : ['strength']),
          ...(sources || strength === 'none' ? [] : ['source']),
          ...(checked || strength === 'none' ? [] : ['day of checking']),
        ].filter((lack) => !(lack === 'day of checking' && at?.unread?.includes('checked')));
        if (lacks.length > 0) yield { place: placeIn(file, at), details: { lacks } };
      }
    }
  },
};
