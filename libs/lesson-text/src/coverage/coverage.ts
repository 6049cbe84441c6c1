import { COVERAGE_LEVELS, type Coverage } from '../attribute/attribute.js';
import { isFieldBlockName } from '../block/blocks.js';
import type { At } from '../prose/prose.js';
import {
  blocksIn,
  bodiesOf,
  type AnyBlock,
  type Course,
  type Item,
  type Lesson,
} from '../tree/tree.js';

export type CoverageLevel = Coverage['level'];

/** One place that names items. */
export interface CoveragePlace {
  covers: Coverage[];
  file: string;
  at: At | undefined;
  lesson: Lesson;
  /** An activity's plan, or a block. */
  by: 'plan' | AnyBlock;
  /** The activity it stands in, or whose handout it stands on. */
  activities: string[];
  /** The id of the handout it stands on. */
  handout?: string;
}

/**
 * Everything in a course that names items of its checklist, in order. Sheets of the course are not
 * counted: what the course promises to teach is taught in its lessons.
 */
export function* coveragePlaces(course: Pick<Course, 'lessons'>): Generator<CoveragePlace> {
  for (const lesson of course.lessons) {
    for (const { body, file, activity, handout } of bodiesOf(lesson)) {
      const uses = lesson.activities.filter(
        ({ plan }) => handout && plan.handouts?.includes(handout.id),
      );
      const activities = activity ? [activity.id] : uses.map(({ id }) => id);
      const place = { file, lesson, activities, ...(handout && { handout: handout.id }) };
      if (activity?.plan.covers) {
        yield { ...place, covers: activity.plan.covers, at: activity.at, by: 'plan' };
      }
      for (const block of blocksIn(body)) {
        const covers = 'covers' in block.attributes && block.attributes.covers;
        if (covers) yield { ...place, covers, at: block.at, by: block };
      }
    }
  }
}

/** Does a learner do something here: answer, write, tick, sort? */
function isDoing({ by }: CoveragePlace): boolean {
  if (by === 'plan') return false;
  const isSort = by.name === 'pairs' && by.attributes.as === 'sort';
  return by.name === 'prompt' || isFieldBlockName(by.name) || isSort;
}

/** How far each lesson goes with one item. */
export interface ItemCoverage {
  item: Item;
  /** By the lesson's number; a lesson that does not name it is not there. */
  levels: Map<number, CoverageLevel>;
}

/**
 * How far the lessons go with each item. *Practised* counts only where a prompt, a sorting exercise or
 * a field names the item; a plan that says so by itself counts as taught.
 */
export function coverageOf(course: Pick<Course, 'lessons' | 'items'>): ItemCoverage[] {
  const places = [...coveragePlaces(course)];
  return course.items.map((item) => {
    const levels = new Map<number, CoverageLevel>();
    for (const place of places) {
      for (const { item: id, level } of place.covers) {
        if (id !== item.id) continue;
        const shown = level === 'practised' && !isDoing(place) ? 'taught' : level;
        const { number } = place.lesson;
        levels.set(number, further(levels.get(number), shown));
      }
    }
    return { item, levels };
  });
}

/** The furthest that any lesson goes; nothing when none names the item. */
export function furthest({ levels }: ItemCoverage): CoverageLevel | undefined {
  let best: CoverageLevel | undefined;
  for (const level of levels.values()) best = further(best, level);
  return best;
}

/** Is it a tool that a lesson speaks of, and that no learner tries? */
export function isUntried(coverage: ItemCoverage): boolean {
  const level = furthest(coverage);
  return coverage.item.kind === 'tool' && level !== undefined && level !== 'practised';
}

function further(one: CoverageLevel | undefined, other: CoverageLevel): CoverageLevel {
  const rank = (level: CoverageLevel) => COVERAGE_LEVELS.indexOf(level);
  return one !== undefined && rank(one) > rank(other) ? one : other;
}

/** Items that a plan calls practised, while nothing in its activity or on its sheets lets anyone do it. */
export function* unshownPractice(
  course: Pick<Course, 'lessons'>,
): Generator<{ item: string; place: CoveragePlace }> {
  const places = [...coveragePlaces(course)];
  for (const place of places) {
    if (isDoing(place)) continue;
    for (const { item, level } of place.covers) {
      if (level !== 'practised') continue;
      const isShown = places.some(
        (other) =>
          isDoing(other) &&
          other.activities.some((id) => place.activities.includes(id)) &&
          other.covers.some((each) => each.item === item && each.level === 'practised'),
      );
      if (!isShown) yield { item, place };
    }
  }
}
