import { placeIn, type CourseRule } from './course-rule.js';

/** Verbs that nobody can watch a person do. */
const UNSEEN =
  /^(?:understand|know|appreciate|learn|realize|realise|recognize|recognise|be aware|become aware|feel|believe|value|grasp|see)\b/i;

export const outcomeVerb: CourseRule<{ text: string; verb: string }> = {
  name: 'outcome-verb',
  severity: 'error',
  why: 'An outcome is for checking. Whether somebody understands cannot be seen; whether they can list, match, say or choose can.',
  bad: '- text: understand why safety matters',
  good: '- text: name two things that make a room feel safe',
  says: ({ text, verb }) => ({
    message: `The outcome "${text}" begins with "${verb}", which nobody can see done.`,
    hint: 'Begin with something a person does: list, match, say, choose, sort, draft, describe, change, spot.',
  }),
  *find(course) {
    for (const { file, outcomes } of course.lessons) {
      for (const { text } of outcomes) {
        const verb = UNSEEN.exec(text)?.[0];
        if (verb) yield { place: placeIn(file), details: { text, verb } };
      }
    }
  },
};
