import { passagesIn } from '../tree/passages.js';
import { meetingsOf } from '../variant/meetings.js';
import { placeIn, type CourseRule } from './course-rule.js';
import { beginsLate } from './stands-alone.rule.js';

const LAST_TIME =
  /\b(?:last|previous) (?:week|time|session|meeting|class)\b|\bwelcome back\b|\bhello again\b/i;

export const noLastTime: CourseRule<{ title: string; words: string }> = {
  name: 'no-last-time',
  severity: 'warning',
  why: 'Nobody was there last time when a lesson is taught by itself. A leader who reads the words aloud notices too late.',
  bad: 'Welcome back.          (in the first meeting of a plan that begins with lesson 2)',
  good: '## Arrive\n::activity{id=settle minutes=8 kind=opening core=keep}\n\nWelcome.     (in the file of the meeting)',
  says: ({ title, words }) => ({
    message: `"${title}" says "${words}", and in this plan nothing came before it.`,
    hint: 'Say it anew in the file of the meeting: ## heading, ::activity with the same id, and the text or block that takes its place.',
  }),
  *find(course, { lost }) {
    if (lost.size > 0) return;
    for (const { id } of course.variants) {
      const first = meetingsOf(course, id)?.[0]?.lesson;
      if (!first || !beginsLate(course, first)) continue;
      for (const { title, body } of first.activities) {
        for (const { words } of passagesIn(body, first.file)) {
          const found = LAST_TIME.exec(words);
          if (!found) continue;
          yield { place: placeIn(first.file), details: { title, words: found[0] } };
          break;
        }
      }
    }
  },
};
