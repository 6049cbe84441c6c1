import { randomUUID } from 'node:crypto';
import { evaluationFormOf } from '@hearthside/delivery';
import { aCourse, aLesson } from '../courses.js';
import { anOffering } from '../offerings.js';
import type { Cast } from './cast.js';
import type { ChangeEntry } from './change-entries.js';
import type { FieldEntry, TypeEntry } from './field-entries.js';
import type { RouteEntry } from './route-entries.js';
import { OFFICE, type Walker } from './walkers.js';
import { aWord } from './words.js';

const LEADING: readonly Walker[] = ['coordinator', 'facilitator'];

/** A course with a sheet on which people say how it was. */
const { lessons, neutralTitle } = aCourse({
  'lessons/01-tea/lesson.md': aLesson().replace('"h1-1"', '"h1-1 h1-2"'),
  'lessons/01-tea/h1-2-evaluation.md': `---
id: h1-2
title: How was it?
kind: evaluation
---

## What I can do

:::rating{low="not sure" high="quite sure" before-now}
- Warm a pot.
:::

## The class

:::rating{low="not at all" high="very much"}
- I could hear.
:::

::lines[What should stay?]{count=2}
`,
});
const form = evaluationFormOf({ lessons })!;
const [pair, scale] = form.lines.map(({ id }) => id) as [string, string];
const [question] = form.questions.map(({ id }) => id) as [string];

const REPORT = 'report(from: "2031-01-01", to: "2031-12-31", course: "kitchen-hour")';
const NUMBERS = `${REPORT} { totals { % } }`;
const EVALUATION = ({ offering }: Cast) => `offering(id: "${offering.id}") { evaluation { % } }`;
const within = (path: (cast: Cast) => string, field: string) => (cast: Cast) =>
  path(cast).replace('%', `${field} { % }`);

type House = Pick<Cast, 'sql' | 'a' | 'service' | 'offering' | 'words'>;

/** Puts into A what its evaluations and its reports have to show. */
export async function evaluate({ sql, a, service, offering, words }: House): Promise<void> {
  const { instituteId } = a;
  const edition = randomUUID();
  await sql.query(
    `INSERT INTO edition (id, institute_id, course_slug, content_hash, published_on, course)
     VALUES ($1, $2, 'tea', $1, '2026-11-22', $3)`,
    [edition, instituteId, JSON.stringify({ title: 'Tea', neutralTitle, code: 'kitchen-hour' })],
  );
  await sql.query('INSERT INTO edition_lesson (edition_id, number, tree) VALUES ($1, 1, $2)', [
    ...[edition, JSON.stringify(lessons[0])],
  ]);
  const over = await anOffering(service.database.source, instituteId, {
    ...{ first: new Date('2031-03-04T15:00:00Z'), label: 'Spring' },
  });
  await sql.query('UPDATE offering SET edition_id = $1 WHERE id IN ($2, $3)', [
    ...[edition, over.id, offering.id],
  ]);
  const said = aWord();
  words.push({ text: said, of: 'words of an evaluation', knownTo: LEADING });
  await sql.query(
    `INSERT INTO evaluation_comment (institute_id, id, offering_id, question, words)
     VALUES ($1, gen_random_uuid(), $2, $3, $4)`,
    [instituteId, offering.id, question, said],
  );
  for (const id of [offering.id, over.id]) for (let n = 0; n < 6; n++) await aSheet(sql, a, id);
  await twelvePlaces(sql, a, over);
}

/** Somebody's sheet, in the database as it is. */
async function aSheet(sql: Cast['sql'], a: Cast['a'], offering: string): Promise<string> {
  const id = randomUUID();
  const answers = { [pair]: { before: 1, now: 2 }, [scale]: { now: 4 } };
  await sql.query(
    `INSERT INTO evaluation_sheet (institute_id, id, offering_id, answers, keyed_on)
     VALUES ($1, $2, $3, $4, '2026-12-30')`,
    [a.instituteId, id, offering, JSON.stringify(answers)],
  );
  return id;
}

/** Of people who have left; six were there and have certificates, and six were not. */
async function twelvePlaces(
  sql: Cast['sql'],
  a: Cast['a'],
  { id, sessions }: { id: string; sessions: string[] },
): Promise<void> {
  await sql.query(
    `WITH users AS (
       INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
       SELECT gen_random_uuid(), '', gen_random_uuid() || '@example.org', true, now(), now()
         FROM generate_series(1, 12) RETURNING id
     ), there AS (
       INSERT INTO membership
         (institute_id, id, user_id, name, called, roles, state, created_at, ended_at)
       SELECT $1::uuid, gen_random_uuid(), id, 'Ann Hill', 'Ann', '{learner}', 'ended', now(), now()
         FROM users RETURNING id
     )
     INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     SELECT $1::uuid, gen_random_uuid(), $2::uuid, id, 'held', 'office', row_number() OVER (),
            now(), 'standard'
       FROM there`,
    [a.instituteId, id],
  );
  await sql.query(
    `INSERT INTO attendance (institute_id, session_id, enrolment_id, offering_id, mark, at)
     SELECT institute_id, session, id, offering_id,
            CASE WHEN turn <= 6 THEN 'present' ELSE 'absent' END, now()
       FROM enrolment CROSS JOIN unnest($2::uuid[]) AS session WHERE offering_id = $1`,
    [id, sessions.slice(0, 2)],
  );
  await sql.query(
    `INSERT INTO certificate (institute_id, id, enrolment_id, check_hash, issued_at)
     SELECT institute_id, gen_random_uuid(), id, id::text, now()
       FROM enrolment WHERE offering_id = $1 AND turn <= 6`,
    [id],
  );
}

export const reportTypes: Record<string, TypeEntry> = {
  Evaluation: { path: EVALUATION, may: LEADING },
  EvaluationLine: { path: within(EVALUATION, 'lines'), may: LEADING },
  EvaluationQuestion: { path: within(EVALUATION, 'questions'), may: LEADING },
  EvaluationWords: { path: within(EVALUATION, 'comments'), may: LEADING },
  Report: { path: `${REPORT} { % }`, may: OFFICE },
  ReportClass: { path: `${REPORT} { classes { % } }`, may: OFFICE },
  ReportSession: { path: `${REPORT} { classes { bySession { % } } }`, may: OFFICE },
  ReportNumbers: { path: NUMBERS, may: OFFICE },
  ReportMarks: { path: NUMBERS.replace('%', 'marks { % }'), may: OFFICE },
  ReportAnswers: { path: NUMBERS.replace('%', 'answers { % }'), may: OFFICE },
};

export const reportFields: Record<string, FieldEntry> = {
  'Query.report': { args: REPORT.replace('report', ''), may: OFFICE },
  'Offering.evaluation': { may: LEADING },
};

export const reportChanges: Record<string, ChangeEntry> = {
  keyEvaluation: {
    input: async ({ offering }) => ({
      ...{ offering: offering.id, sheet: randomUUID() },
      answers: [{ line: pair, before: 1, now: 2 }],
      comments: [{ question, words: 'More biscuits.' }],
    }),
    may: LEADING,
  },
  removeEvaluation: {
    input: async ({ sql, a, offering }) => ({
      ...{ offering: offering.id, id: await aSheet(sql, a, offering.id) },
    }),
    may: LEADING,
  },
};

const at = ({ offering }: Cast) => `/classes/${offering.id}/evaluation`;
const once = () => ({ clientMutationId: randomUUID() });

export const reportRoutes: Record<string, RouteEntry> = {
  'GET /classes/:id/evaluation': {
    call: ({ sender, cast }) => sender.get(at(cast)),
    ...{ may: LEADING, shows: { of: 'words of an evaluation' } },
  },
  'GET /classes/:id/evaluation/key': {
    call: ({ sender, cast }) => sender.get(`${at(cast)}/key`),
    ...{ may: LEADING, shows: { text: 'Warm a pot.' } },
  },
  'POST /classes/:id/evaluation/key': {
    call: ({ sender, cast }) =>
      sender.submit(`${at(cast)}/key`, {
        ...{ ...once(), sheet: randomUUID(), [`line-${scale}`]: '3' },
      }),
    ...{ may: LEADING, changes: true },
  },
  'POST /classes/:id/evaluation/remove': {
    ready: ({ sql, a, offering }) => aSheet(sql, a, offering.id),
    call: ({ sender, cast, ready }) =>
      sender.submit(`${at(cast)}/remove`, { ...once(), row: String(ready) }),
    ...{ may: LEADING, changes: true },
  },
  'GET /reports': {
    call: ({ sender }) => sender.get('/reports?from=2031-01-01&to=2031-12-31'),
    ...{ may: OFFICE, alike: true, shows: { text: 'name="course"' } },
  },
  'GET /reports/classes.csv': {
    call: ({ sender }) => sender.get('/reports/classes.csv?from=2031-01-01&to=2031-12-31'),
    ...{ may: OFFICE, alike: true, shows: { text: 'Places held' } },
  },
};
