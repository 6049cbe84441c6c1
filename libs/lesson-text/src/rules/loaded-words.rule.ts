import { passagesOf } from '../tree/passages.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Each with what to think of when it comes up. */
const LOADED: [words: RegExp, instead: string][] = [
  [/\balways\b/i, 'Say "often", or "most of the time".'],
  [/\bnever\b/i, 'Say "rarely", or say what to do.'],
  [/\bproven\b|\bproves\b/i, 'Say how strong the support is, in a :::claim.'],
  [/\brewir(?:e|es|ed|ing)\b/i, 'Brains are not wired. Say what people notice.'],
  [/\bheal(?:s|ed|ing)?\b/i, 'Say what may get easier, and for whom.'],
  [/\bcur(?:e|es|ed)\b/i, 'Say what may help, and how much.'],
  [/\b(?:ab)?normal(?:ly)?\b/i, 'Say "common" or "usual".'],
  [/\bfailures?\b/i, 'Say what happened.'],
  [/\bfrail\b/i, 'Say what the person can and cannot do.'],
  [/\belderly\b/i, 'Say "older people", or the age.'],
  [/\bsuffer(?:s|ed|ing|ers?)?\b/i, 'Say "has" or "lives with".'],
];

export const loadedWords: CourseRule<{ word: string; instead: string }> = {
  name: 'loaded-words',
  severity: 'warning',
  why: 'Some words promise too much, or make a person their condition. They slip in easily, so each one is worth a second look.',
  bad: 'This always heals couples who suffer from distance.',
  good: 'Many couples find that this makes it easier to talk.',
  says: ({ word, instead }) => ({
    message: `"${word}" promises or judges more than it may seem.`,
    hint: `${instead} If it must stay, put <!-- allow loaded-words: the reason --> before the paragraph.`,
  }),
  *find(course) {
    for (const { words, file, at } of passagesOf(course)) {
      for (const [pattern, instead] of LOADED) {
        const word = pattern.exec(words)?.[0];
        if (word) yield { place: placeIn(file, at), details: { word, instead } };
      }
    }
  },
};
