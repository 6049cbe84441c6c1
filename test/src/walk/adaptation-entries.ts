import { randomUUID } from 'node:crypto';
import { EditionService } from '@hearthside/curriculum';
import { aCourse } from '../courses.js';
import { anOffering } from '../offerings.js';
import type { Answer, Sender } from '../service.js';
import type pg from 'pg';
import type { Cast } from './cast.js';
import type { House } from './house.js';
import type { ChangeEntry } from './change-entries.js';
import type { FieldEntry, TypeEntry } from './field-entries.js';
import type { RouteEntry } from './route-entries.js';
import { LEADERS, OFFICE, type Walker } from './walkers.js';

const LEADING: readonly Walker[] = ['coordinator', 'facilitator'];

const CHANGED = 'lesson/1/activity/warm';
const ADAPTATION = 'adaptation(course: "tea")';
const ofClass = ({ adaptedClass }: Cast) => `(offering: "${adaptedClass}")`;
/** To the edition that it has: every change stays, or conflicts with nothing. */
const toOwn = ({ a }: Cast) => `adaptationMove(course: "tea", edition: "${a.editionId}")`;

export const adaptationTypes: Record<string, TypeEntry> = {
  CourseAdaptation: { path: `${ADAPTATION} { % }`, may: LEADERS },
  CourseChange: { path: `${ADAPTATION} { changes { % } }`, may: LEADERS },
  CoursePlace: { path: `${ADAPTATION} { places { % } }`, may: LEADERS },
  AdaptationMove: { path: (cast) => `${toOwn(cast)} { % }`, may: LEADING },
  MovedChange: { path: (cast) => `${toOwn(cast)} { changes { % } }`, may: LEADING },
};

const NO_CONFLICT = 'the edition is the same, so there is no conflict';

export const adaptationFields: Record<string, FieldEntry> = {
  'Query.adaptation': { args: '(course: "tea")', may: LEADERS },
  'Query.adaptationMove': {
    args: ({ a }) => `(course: "tea", edition: "${a.editionId}")`,
    may: LEADING,
  },
  'Query.offeringAdaptation': { args: ofClass, may: LEADING },
  'Query.offeringMove': {
    args: ({ adaptedClass, a }) => `(offering: "${adaptedClass}", edition: "${a.editionId}")`,
    may: LEADING,
  },
  'CourseAdaptation.newerEdition': { empty: 'the institute has the latest' },
  'CourseChange.minutes': { empty: 'what is changed there is a text' },
  'MovedChange.merged': { empty: NO_CONFLICT },
  'MovedChange.conflict': { empty: NO_CONFLICT },
  'MovedChange.before': { empty: NO_CONFLICT },
  'MovedChange.ours': { empty: NO_CONFLICT },
  'MovedChange.theirs': { empty: NO_CONFLICT },
};

/** A course at A that nothing else needs, with a newer edition and, under its first one, an adapted activity. */
async function aCourseOfA({ service, a }: Cast) {
  const ctx = service.database.contexts.forService(a.instituteId);
  const editions = service.app.get(EditionService);
  const name = `walk-${randomUUID().slice(0, 8)}`;
  const course = { ...aCourse(), slug: name, code: name };
  const { id: edition } = await editions.publish(ctx, course);
  const { id: newer } = await editions.publish(ctx, { ...course, subtitle: 'Anew' });
  return { course: name, edition, newer };
}

/** A class of one session with such a course, in which something is otherwise. */
async function aClass(cast: Cast, kind: 'adapted' | 'plain') {
  const { service, a, sql } = cast;
  const { course, edition: editionId, newer } = await aCourseOfA(cast);
  const { id } = await anOffering(service.database.source, a.instituteId, { course, editionId });
  await sql.query('DELETE FROM class_session WHERE offering_id = $1 AND number > 1', [id]);
  await lead(cast, id);
  if (kind === 'adapted') await adapt(cast, { course, editionId, offering: id });
  return { offering: id, newer };
}

async function lead(
  { sql, a, people }: Pick<Cast, 'sql' | 'a' | 'people'>,
  id: string,
): Promise<void> {
  await sql.query(
    `INSERT INTO offering_leader (institute_id, offering_id, membership_id, part, trained)
     VALUES ($1, $2, $3, 'leader', true), ($1, $2, $4, 'assistant', false)`,
    [a.instituteId, id, people.facilitator.who.membershipId, people.assistant.who.membershipId],
  );
}

/** Gives the first activity other minutes. */
async function adapt(
  { sql, a }: Cast,
  { course, editionId, offering }: { course: string; editionId: string; offering?: string },
): Promise<void> {
  const id = randomUUID();
  await sql.query(
    `INSERT INTO adaptation
       (institute_id, id, course_slug, edition_id, offering_id, version, changed_at)
     VALUES ($1, $2, $3, $4, $5, 1, now())`,
    [a.instituteId, id, course, editionId, offering ?? null],
  );
  await sql.query(
    `INSERT INTO adaptation_change
       (institute_id, adaptation_id, place, kind, minutes, reason, changed_at)
     VALUES ($1, $2, $3, 'minutes', 12, 'So.', now())`,
    [a.instituteId, id, CHANGED],
  );
  if (offering) return;
  await sql.query(
    'UPDATE course SET adapted_edition_id = $1 WHERE institute_id = $2 AND slug = $3',
    [editionId, a.instituteId, course],
  );
}

const change = { place: CHANGED, kind: 'MINUTES', minutes: 13, reason: 'So.', version: 0 };
const undone = { place: CHANGED, kind: 'MINUTES', version: 1 };

async function anAdapted(cast: Cast) {
  const { course, edition: editionId, newer } = await aCourseOfA(cast);
  await adapt(cast, { course, editionId });
  return { course, newer };
}

export const adaptationChanges: Record<string, ChangeEntry> = {
  adaptCourse: {
    input: async (cast) => ({ course: (await aCourseOfA(cast)).course, ...change }),
    may: OFFICE,
  },
  undoCourseChange: {
    input: async (cast) => ({ course: (await anAdapted(cast)).course, ...undone }),
    may: OFFICE,
  },
  moveAdaptation: {
    input: async (cast) => {
      const { course, newer } = await anAdapted(cast);
      return { course, edition: newer, version: 1, choices: [] };
    },
    may: OFFICE,
  },
  adaptOffering: {
    input: async (cast) => ({ offering: (await aClass(cast, 'plain')).offering, ...change }),
    may: LEADING,
  },
  undoOfferingChange: {
    input: async (cast) => ({ offering: (await aClass(cast, 'adapted')).offering, ...undone }),
    may: LEADING,
  },
  moveOffering: {
    input: async (cast) => {
      const { offering, newer } = await aClass(cast, 'adapted');
      return { offering, edition: newer, version: 1, choices: [] };
    },
    may: LEADING,
  },
};

/** What is otherwise in all classes of an institute, so that its fields have something to show. */
export async function adaptHouse(sql: pg.Client, house: House): Promise<void> {
  const id = randomUUID();
  await sql.query(
    `INSERT INTO adaptation (institute_id, id, course_slug, edition_id, version, changed_at)
     VALUES ($1, $2, 'tea', $3, 1, now())`,
    [house.instituteId, id, house.editionId],
  );
  await sql.query(
    `INSERT INTO adaptation_change
       (institute_id, adaptation_id, place, kind, text, reason, changed_at)
     VALUES ($1, $2, 'sheet/handbook', 'text', $3, $3, now())`,
    [house.instituteId, id, `Otherwise, says ${house.words.leaders}.`],
  );
}

/** A class at A with its own course, led as the cast's other one is. */
export async function adaptedClassOf(
  cast: Pick<Cast, 'service' | 'a' | 'sql' | 'people'>,
): Promise<string> {
  const { instituteId, editionId } = cast.a;
  const { id } = await anOffering(cast.service.database.source, instituteId, { editionId });
  await lead(cast, id);
  return id;
}

const atCourse = '/changes/kitchen-hour';
const atClass = ({ adaptedClass }: Cast) => `/classes/${adaptedClass}/changes`;
const named = `place?name=${encodeURIComponent(CHANGED)}`;
const send = (sender: Sender, path: string, fields: Record<string, string>) =>
  sender.submit(path, { clientMutationId: randomUUID(), ...fields });
const ofMinutes = { place: CHANGED, kind: 'minutes' };

/** Its address, with something changed or nothing. */
async function courseAt(cast: Cast, kind: 'adapted' | 'plain'): Promise<string> {
  const { course } = kind === 'adapted' ? await anAdapted(cast) : await aCourseOfA(cast);
  return `/changes/${course}`;
}

const classAt = async (cast: Cast, kind: 'adapted' | 'plain') =>
  `/classes/${(await aClass(cast, kind)).offering}/changes`;

/** To the newer edition, which the page of the course or class names. */
async function sendMove(sender: Sender, cast: Cast, path: string): Promise<Answer> {
  const { text } = await cast.as('coordinator').get(`${path}/move`);
  const [, edition = ''] = /name="edition" value="([^"]+)"/.exec(text) ?? [];
  return send(sender, `${path}/move`, { edition, version: '1' });
}

/** What is done with the changes at an address, by whom. */
const posts = (
  route: string,
  ready: (cast: Cast, kind: 'adapted' | 'plain') => Promise<string>,
  may: readonly Walker[],
): Record<string, RouteEntry> => ({
  [`GET ${route}/move`]: {
    ready: (cast) => ready(cast, 'adapted'),
    call: ({ sender, ready: path }) => sender.get(`${path}/move`),
    ...{ may, shows: { text: 'name="edition"' } },
  },
  [`POST ${route}/place`]: {
    ready: (cast) => ready(cast, 'plain'),
    call: ({ sender, ready: path }) =>
      send(sender, `${path}/place`, {
        ...ofMinutes,
        minutes: '13',
        'reason-minutes': 'So.',
        version: '0',
      }),
    ...{ may, changes: true },
  },
  [`POST ${route}/undo`]: {
    ready: (cast) => ready(cast, 'adapted'),
    call: ({ sender, ready: path }) => send(sender, `${path}/undo`, { ...ofMinutes, version: '1' }),
    ...{ may, changes: true },
  },
  [`POST ${route}/move`]: {
    ready: (cast) => ready(cast, 'adapted'),
    call: ({ sender, cast, ready: path }) => sendMove(sender, cast, path),
    ...{ may, changes: true },
  },
});

export const adaptationRoutes: Record<string, RouteEntry> = {
  'GET /changes/:id': {
    call: ({ sender }) => sender.get(atCourse),
    ...{ may: LEADERS, alike: true, shows: 'leaders' },
  },
  'GET /changes/:id/place': {
    call: ({ sender }) => sender.get(`${atCourse}/${named}`),
    ...{ may: OFFICE, alike: true, shows: 'course' },
  },
  ...posts('/changes/:id', courseAt, OFFICE),
  'GET /classes/:id/changes': {
    call: ({ sender, cast }) => sender.get(atClass(cast)),
    ...{ may: LEADING, shows: { text: 'Nothing is different yet' } },
  },
  'GET /classes/:id/changes/place': {
    call: ({ sender, cast }) => sender.get(`${atClass(cast)}/${named}`),
    ...{ may: LEADING, shows: 'course' },
  },
  ...posts('/classes/:id/changes', classAt, LEADING),
};
