import { blocksNamed } from '../block/blocks.js';
import { passagesIn } from '../tree/passages.js';
import { bodiesOf, type Course, type PlacedBody } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Skills that may put someone in danger with a person they fear. */
const SKILLS =
  /\b(?:tell|ask|show|talk (?:to|with)|say (?:it|this|so) to|try (?:this|it|one) (?:out )?(?:on|with)) (?:your|a|the) (?:partner|spouse|husband|wife)\b|\b(?:pause|stop|safe) ?word\b|\bbe (?:more )?honest with\b|\bsay(?:ing)? no to\b/i;

export const safetyNote: CourseRule<{ of: 'lesson' | 'sheet'; words: string }> = {
  name: 'safety-note',
  severity: 'warning',
  why: 'Honesty and saying "stop" are for people who are safe with each other. Someone who is afraid at home has to read that in the same lesson, with a place to turn to.',
  bad: ':::home-practice\nTell your partner one thing you would like to change.\n:::',
  good: '::standing-note{of=fear-of-partner}\n\n:::home-practice\nTell your partner one thing you would like to change.\n:::',
  says: ({ of, words }) => ({
    message: `This ${of} teaches "${words}" without the note for people who are afraid at home.`,
    hint: `Quote a standing note that names resources ${of === 'lesson' ? 'before the first activity' : 'at its beginning'}: ::standing-note{of=…}.`,
  }),
  *find(course) {
    for (const lesson of course.lessons) yield* unwarned([...bodiesOf(lesson)], 'lesson', course);
    for (const sheet of course.sheets) {
      if (sheet.for === 'everyone') yield* unwarned([sheet], 'sheet', course);
    }
  },
};

type Bodies = readonly Pick<PlacedBody, 'body' | 'file'>[];

/** Skills that texts teach which are read together, unless one of them quotes the note. */
function* unwarned(bodies: Bodies, of: 'lesson' | 'sheet', course: Course) {
  if (warns(bodies, course)) return;
  for (const { body, file } of bodies) {
    for (const { words, at, forLeaders } of passagesIn(body, file)) {
      const found = forLeaders ? null : SKILLS.exec(words);
      if (found) yield { place: placeIn(file, at), details: { of, words: found[0] } };
    }
  }
}

/** Do they quote a note that sends people somewhere? */
function warns(bodies: Bodies, course: Course): boolean {
  const quoted = bodies.flatMap(({ body }) => blocksNamed('standing-note', body));
  return quoted.some(({ attributes }) =>
    course.standingNotes.some(({ id, resources }) => id === attributes.of && resources.length > 0),
  );
}
