import { plainText } from '../prose/prose.js';
import { timetable } from '../timing/timing.js';
import { passagesIn } from '../tree/passages.js';
import type { BodyNode, Course, Lesson } from '../tree/tree.js';
import { placeIn, sittingsOf, type CourseRule } from './course-rule.js';

/** Minutes within which everyone has heard that they may pass. */
const EARLY = 10;

const MAY_PASS = /\bpass(?:es|ed|ing)?\b|\bskip\b|\bstep out\b|\bleave (?:it|the page) blank\b/i;

export const latePass: CourseRule<Record<string, never>> = {
  name: 'late-pass',
  severity: 'warning',
  why: 'The right to pass only helps those who know of it before the first question reaches them.',
  bad: 'A lesson that begins with a question to everyone.',
  good: '::standing-note{of=right-to-pass}   (before the first activity)',
  says: () => ({
    message: 'In the first ten minutes nobody is told that they may pass.',
    hint: 'Quote a standing note about passing before the first activity, or say it in the opening.',
  }),
  *find(course, known) {
    for (const lesson of sittingsOf(course, known)) {
      const asks = lesson.activities.some(({ body }) => body.some(isPrompt));
      if (!asks) continue;
      const early = [
        ...lesson.body,
        ...timetable(lesson)
          .filter(({ startsAt }) => startsAt < EARLY)
          .flatMap(({ activity }) => activity.body),
      ];
      if (!saysSo(early, lesson, course)) yield { place: placeIn(lesson.file), details: {} };
    }
  },
};

function isPrompt(node: BodyNode): boolean {
  return node.type === 'block' && node.name === 'prompt';
}

function saysSo(body: readonly BodyNode[], lesson: Lesson, course: Course): boolean {
  const quoted = body.flatMap((node) =>
    node.type === 'block' && node.name === 'standing-note' ? [node.attributes.of] : [],
  );
  const notes = course.standingNotes.filter(({ id }) => quoted.includes(id));
  const words = [...passagesIn(body, lesson.file)].map((passage) => passage.words);
  const prompts = body
    .filter(isPrompt)
    .map((node) => ('label' in node ? plainText(node.label) : ''));
  return [...words, ...prompts, ...notes.map(({ text }) => text)].some((text) =>
    MAY_PASS.test(text),
  );
}
