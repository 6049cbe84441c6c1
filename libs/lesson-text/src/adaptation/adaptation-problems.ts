import type { Problem } from '../problem/problem.js';
import type { CourseRule } from '../rules/course-rule.js';
import { courseRules } from '../rules/rules.js';
import { isMeeting, type Course } from '../tree/tree.js';
import { readBodyText } from './body-text.js';
import type { Change } from './change.js';
import { placesOf } from './places.js';
import { withChanges } from './with-changes.js';

/** What follows from leaving something out, and is the institute's to decide. */
const ITS_OWN = new Set(['lost-item', 'outcome-evidence', 'minutes-add-up', 'stands-alone']);

/**
 * What the rules find in an adapted course and not in the course as published. Errors keep a change from being made;
 * warnings are to be looked at. Problems in a text have its place as file, and its lines.
 */
export function adaptationProblems(course: Course, changes: readonly Change[]): Problem[] {
  return [...inTexts(course, changes), ...inTheWhole(course, changes)];
}

function inTexts(course: Course, changes: readonly Change[]): Problem[] {
  const places = new Map(placesOf(course).map((place) => [place.name, place]));
  return changes.flatMap((change) => {
    const place = change.kind === 'text' ? places.get(change.place) : undefined;
    if (change.kind !== 'text' || !place) return [];
    return readBodyText(place.name, change.text, place.scope).problems;
  });
}

function inTheWhole(course: Course, changes: readonly Change[]): Problem[] {
  const before = inEdition(course);
  return found(withChanges(filed(course), changes))
    .filter((problem) => !before.has(sameness(problem)))
    .map((problem) =>
      ITS_OWN.has(problem.rule) ? { ...problem, severity: 'warning' as const } : problem,
    );
}

/** Rules know lessons by their files, which an edition does not keep. */
function filed(course: Course): Course {
  return {
    ...course,
    lessons: course.lessons.map((lesson) => {
      const folder = `lessons/${String(lesson.number).padStart(2, '0')}-${lesson.slug}`;
      const handouts = lesson.handouts.map((each) => ({
        ...each,
        file: `${folder}/${each.id}.md`,
      }));
      return { ...lesson, file: `${folder}/lesson.md`, handouts };
    }),
    sheets: course.sheets.map((sheet) => ({ ...sheet, file: `sheets/${sheet.id}.md` })),
    variants: course.variants.map((variant) => ({
      ...variant,
      meetings: variant.meetings.map((each) =>
        isMeeting(each) ? { ...each, file: `variants/${variant.id}/${each.id}.md` } : each,
      ),
    })),
  };
}

/** Reads every word of the course for 0.3 s, and its warning can be seen at a glance. */
const SLOW = 'reading-grade';

const asked: CourseRule<any>[] = courseRules.filter(({ name }) => name !== SLOW);

/** Editions do not change, and what is wrong with one is asked again with every change. */
const ofEditions = new WeakMap<Course, Set<string>>();

function inEdition(course: Course): Set<string> {
  const known = ofEditions.get(course) ?? new Set(found(filed(course)).map(sameness));
  ofEditions.set(course, known);
  return known;
}

/** An edition has no lines, so problems are told apart by what they say. */
function sameness({ rule, message }: Problem): string {
  return `${rule} ${message}`;
}

function found(course: Course): Problem[] {
  const known = {
    lost: new Set<string>(),
    pictures: new Map<string, Uint8Array>(),
    fingerprints: [],
    today: undefined,
  };
  return asked.flatMap((rule) =>
    [...rule.find(course, known)].map(({ place, details }) => ({
      ...{ rule: rule.name, severity: rule.severity },
      ...rule.says(details),
      ...place,
    })),
  );
}
