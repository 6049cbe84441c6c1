import type { Attributes, ReferenceKind } from '../attribute/attribute.js';
import { activityPlan } from '../block/activity.plan.js';
import { blocks } from '../block/blocks.js';
import { didYouMean } from '../problem/nearest.js';
import type { Place } from '../problem/problem.js';
import { evidenceOf } from '../settings/outcome.settings.js';
import { rowsOf, takenInBy } from '../settings/variant.settings.js';
import {
  bodiesForEveryone,
  blocksIn,
  everyBodyOf,
  type Course,
  type Lesson,
  type Meeting,
} from '../tree/tree.js';
import { lessonsOf } from '../variant/composed.js';
import { meetingsIn, placeIn, type CourseRule } from './course-rule.js';

/** What names refer to in texts, and in settings alone. */
type Kind = ReferenceKind | 'evidence' | 'lesson';

interface Details {
  kind: string;
  id: string;
  known: string[];
}

const whereDeclared: Record<Exclude<Kind, 'evidence'>, string> = {
  lesson: 'Lessons are listed in course.yaml',
  handout: 'Handouts are the other .md files in the lesson’s folder',
  activity: 'Activities are the ## headings of the lesson',
  source: 'Sources are listed in sources.yaml',
  resource: 'Resources are listed in resources.yaml',
  person: 'People are listed under "cast" in course.yaml',
  'standing-note': 'Standing notes are listed in course.yaml',
  item: 'Items are listed in items.yaml',
  blurb: 'Blurbs stand under "blurbs" in course.yaml',
  pairs: 'Pairs are :::pairs blocks with an id',
};

export const brokenReference: CourseRule<Details> = {
  name: 'broken-reference',
  severity: 'error',
  why: 'Sheets, sources and people are written once and named elsewhere. A name that leads nowhere leaves a hole in print.',
  bad: '::standing-note{of=hot-watre}',
  good: '::standing-note{of=hot-water}',
  says: ({ kind, id, known }) => ({
    message: `There is no ${kind === 'evidence' ? 'activity or handout' : kind} called "${id}".`,
    hint: `${didYouMean(id, known)}${whereDeclared[kind as keyof typeof whereDeclared] ?? 'An outcome is shown by an activity or a handout of its lesson'}.`,
  }),
  *find(course, { lost }) {
    const known = declared(course);
    for (const { kind, id, place } of references(course)) {
      if (mayBeLost(kind, lost)) continue;
      const names = kind === 'evidence' ? [...known.activity, ...known.handout] : known[kind];
      if (!names.includes(id)) yield { place, details: { kind, id, known: names } };
    }
    for (const { meeting } of meetingsIn(course)) {
      if (mayBeLost('activity', lost)) continue;
      const place = placeIn(meeting.file);
      const names = [meeting, ...lessonsOf(course, meeting)].flatMap(({ activities }) =>
        activities.map(({ id }) => id),
      );
      for (const id of activitiesNamed(meeting)) {
        if (names.includes(id)) continue;
        yield { place, details: { kind: 'activity', id, known: names } };
      }
    }
  },
};

/** Could what is referred to stand in a file that was not read? */
function mayBeLost(kind: Kind, lost: ReadonlySet<string>): boolean {
  if (kind === 'source') return lost.has('sources.yaml');
  if (kind === 'item') return lost.has('items.yaml');
  if (kind === 'resource') return lost.has('resources.yaml');
  return [...lost].some((file) => file.endsWith('.md'));
}

function declared(course: Course): Record<Exclude<Kind, 'evidence'>, string[]> {
  // Cards for learners may be made of any pairs named here, so those on leaders' sheets are not.
  const bodies = bodiesForEveryone(course);
  const idsOf = (things: { id: string }[]) => things.map(({ id }) => id);
  return {
    handout: course.lessons.flatMap((lesson) => idsOf(lesson.handouts)),
    lesson: course.lessons.map(folderOf),
    activity: course.lessons.flatMap((lesson) => idsOf(lesson.activities)),
    source: idsOf(course.sources),
    resource: idsOf(course.resources),
    person: idsOf(course.cast),
    'standing-note': idsOf(course.standingNotes),
    item: idsOf(course.items),
    blurb: Object.keys(course.blurbs),
    pairs: bodies.flatMap(({ body }) =>
      blocksIn(body).flatMap(({ name, attributes }) =>
        name === 'pairs' && attributes.id ? [attributes.id] : [],
      ),
    ),
  };
}

/** Every activity that a meeting's settings name. */
function activitiesNamed(meeting: Meeting): string[] {
  const rows = rowsOf(meeting).map(({ activity }) => activity);
  return [...rows, ...takenInBy(meeting).flatMap(({ activity, by }) => [activity, by])];
}

function folderOf({ file }: Lesson): string {
  return file.split('/').at(-2) ?? file;
}

function* references(course: Course): Generator<{ kind: Kind; id: string; place: Place }> {
  for (const { source } of course.items) {
    yield { kind: 'source', id: source, place: placeIn('items.yaml') };
  }
  for (const note of course.standingNotes) {
    for (const id of note.resources) {
      yield { kind: 'resource', id, place: placeIn('course.yaml') };
    }
  }
  for (const lesson of course.lessons) {
    const top = placeIn(lesson.file);
    for (const id of lesson.resources) yield { kind: 'resource', id, place: top };
    for (const id of lesson.outcomes.flatMap(evidenceOf)) {
      yield { kind: 'evidence', id, place: top };
    }
  }
  for (const { meeting } of meetingsIn(course)) {
    const top = placeIn(meeting.file);
    for (const id of meeting.lessons) yield { kind: 'lesson', id, place: top };
    for (const id of meeting.outcomes.flatMap(evidenceOf))
      yield { kind: 'evidence', id, place: top };
  }
  for (const { body, file, activity } of everyBodyOf(course)) {
    if (activity) {
      yield* referencesIn(activityPlan.attributes, activity.plan, placeIn(file, activity.at));
    }
    for (const block of blocksIn(body)) {
      const { attributes } = blocks[block.name];
      yield* referencesIn(attributes, block.attributes, placeIn(file, block.at));
    }
  }
}

function* referencesIn(attributes: Attributes, values: Record<string, unknown>, place: Place) {
  for (const [name, { type }] of Object.entries(attributes)) {
    const value = values[name];
    if (!type.refersTo || value === undefined) continue;
    for (const id of type.refersTo.ids(value)) yield { kind: type.refersTo.kind, id, place };
  }
}
