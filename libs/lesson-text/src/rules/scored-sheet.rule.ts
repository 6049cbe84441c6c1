import { passagesOf } from '../tree/passages.js';
import { placeIn, type CourseRule } from './course-rule.js';

const SCORES =
  /\b(?:add (?:up|together) (?:your|the|all)|(?:your|the|a) (?:total |final )?score\b|total (?:your|the) (?:points|numbers|answers)|if you scored|points? (?:in total|altogether))/i;

export const scoredSheet: CourseRule<{ words: string }> = {
  name: 'scored-sheet',
  severity: 'error',
  why: 'A number at the bottom of a sheet turns looking into judging, and no sheet here has been tested as a measure of anybody.',
  bad: 'Add up your numbers. Over 30 means you listen well.',
  good: 'Which one would you like to move by a single step?',
  says: ({ words }) => ({
    message: `"${words}" asks for a score, and nothing here is scored.`,
    hint: 'Ask what the reader notices, or what one small step would be.',
  }),
  *find(course) {
    for (const { words, file, at, forLeaders } of passagesOf(course)) {
      const found = forLeaders ? null : SCORES.exec(words);
      if (found) yield { place: placeIn(file, at), details: { words: found[0] } };
    }
  },
};
