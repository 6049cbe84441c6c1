import { andList } from '../problem/words.js';
import { PORTRAYALS } from '../settings/settings.js';
import { passagesOf } from '../tree/passages.js';
import type { Course } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

type Details = { missing: string[] } | { name: string; share: number };

/** A smaller cast is a handful of examples, and balance would be chance. */
const SMALLEST_CAST = 4;
const LARGEST_SHARE = 1 / 3;
/** Who has to be among the people that learners read of. */
const EXPECTED = [
  'single',
  'partnered',
  'lgbtq',
  'disability',
] satisfies (typeof PORTRAYALS)[number][];

export const castBalance: CourseRule<Details> = {
  name: 'cast-balance',
  severity: 'warning',
  why: 'Everyone is in the room. If all the people in the stories are couples in good health, the others learn that it is not about them.',
  bad: '- id: walt\n  name: Walt\n  age: 71\n  portrays: [partnered]\n  about: Lives with Ines.   (and nobody else is named)',
  good: '- id: dev\n  name: Dev\n  age: 61\n  portrays: [single, lgbtq]\n  about: Teaches chess.',
  says: (details) =>
    'missing' in details
      ? {
          message: `Nobody whom learners read of is ${andList(details.missing.map((each) => `"${each}"`))}.`,
          hint: 'Give somebody of the cast "portrays:" with that word, and a place in the lessons.',
        }
      : {
          message: `${details.name} stands in ${details.share} percent of the places where somebody is named.`,
          hint: 'Give some of these stories to other people of the cast.',
        },
  *find(course, { lost }) {
    // Somebody may stand in what could not be read.
    if (course.cast.length < SMALLEST_CAST || lost.size > 0) return;
    const appearances = appearancesIn(course);
    const seen = course.cast.filter(({ name }) => (appearances.get(name) ?? 0) > 0);
    const missing = EXPECTED.filter(
      (each) => !seen.some(({ portrays }) => portrays.includes(each)),
    );
    const place = placeIn('course.yaml');
    if (missing.length > 0) yield { place, details: { missing } };
    const all = [...appearances.values()].reduce((sum, each) => sum + each, 0);
    for (const [name, amount] of appearances) {
      const share = amount / all;
      if (all >= 12 && share > LARGEST_SHARE) {
        yield { place, details: { name, share: Math.round(share * 100) } };
      }
    }
  },
};

/** In how many passages learners read each name. */
function appearancesIn(course: Course): Map<string, number> {
  const counts = new Map(course.cast.map(({ name }) => [name, 0]));
  for (const { words, forLeaders } of passagesOf(course)) {
    if (forLeaders) continue;
    const named = new Set(
      words.match(/\p{Lu}[\p{L}'’-]*/gu)?.map((name) => name.replace(/['’]s$/, '')),
    );
    for (const name of named) {
      if (counts.has(name)) counts.set(name, counts.get(name)! + 1);
    }
  }
  return counts;
}
