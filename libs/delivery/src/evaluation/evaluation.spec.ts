import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntry, MutationReceipt } from '@hearthside/platform';
import { CourseRow, Edition, EditionLesson, EditionPicture } from '@hearthside/curriculum';
import { Institute, Membership } from '@hearthside/people';
import { theFlagship, testDatabase, type TestDatabase } from '@hearthside/testing';
import fc from 'fast-check';
import pg from 'pg';
import { Attendance } from '../attendance/attendance.entity.js';
import { Enrolment } from '../enrolment/enrolment.entity.js';
import { OfferingLeader } from '../leader/leader.entity.js';
import { Offering } from '../offering/offering.entity.js';
import { Session } from '../session/session.entity.js';
import { refusedWith } from '../spec-held-class.js';
import { evaluationFormOf } from './evaluation-form.js';
import { EvaluationComment, EvaluationSheet } from './evaluation.entity.js';
import { anEvaluatedClass, type Circled, type EvaluatedClass } from './spec-evaluation.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([
    ...[Attendance, AuditEntry, CourseRow, Edition, EditionLesson, EditionPicture, Enrolment],
    ...[EvaluationComment, EvaluationSheet, Institute, Membership, MutationReceipt],
    ...[Offering, OfferingLeader, Session],
  ]);
});
afterAll(() => database.drop());

const aClass = (learners = 0) => anEvaluatedClass(database, learners);
const shown = (held: EvaluatedClass, by = held.office) =>
  held.evaluations.evaluationOf(held.ctx(by), held.id);

async function sql<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

describe('the evaluation of a course', () => {
  it('is the handout of a lesson on which people rate; slips and leaders’ own sheets are none', async () => {
    const form = evaluationFormOf((await theFlagship()).course)!;
    expect(form.label).toBe('H7.6');
    expect(form.lines.map(({ beforeNow }) => beforeNow)).toEqual([
      ...Array.from({ length: 13 }, () => true),
      ...Array.from({ length: 6 }, () => false),
    ]);
    expect(form.lines[0]).toMatchObject({
      ...{ heading: 'How sure am I that I can do this?', words: 'Put the five stages in order.' },
      ...{ to: 5, low: 'not sure', high: 'quite sure' },
    });
    expect(form.questions).toHaveLength(2);
    const ids = [...form.lines, ...form.questions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(21);
  });

  it('is nothing where a course has none', async () => {
    const held = await aClass();
    await sql(
      `UPDATE edition_lesson SET tree = jsonb_set(tree, '{handouts}', '[]') WHERE edition_id =
         (SELECT edition_id FROM offering WHERE id = $1)`,
      held.id,
    );
    const again = new (held.evaluations.constructor as new (e: object) => typeof held.evaluations)(
      new (await import('@hearthside/curriculum')).EditionService(),
    );
    const ctx = held.ctx(held.office);
    expect(await again.evaluationOf(ctx, held.id)).toBeUndefined();
    await expect(again.get(ctx, held.id)).rejects.toEqual(refusedWith('NO_EVALUATION'));
  });
});

describe('keying an evaluation', () => {
  it('tells no number before there are five sheets, and the words at once', async () => {
    const held = await aClass();
    for (let sheets = 1; sheets <= 4; sheets++) {
      await held.key([[1, 4], [2, 2], [4]], sheets === 1 ? 'The  tea.' : '');
      const { lines, comments, sheets: told } = (await shown(held))!;
      expect(told).toBeNull();
      for (const { answered, higher, same, lower, counts } of lines) {
        expect([answered, higher, same, lower, counts]).toEqual([null, null, null, null, null]);
      }
      expect(comments.map(({ words }) => words)).toEqual(['The tea.']);
    }
    await held.key([[3, 1], [2, null], [2]]);
    const { lines, sheets } = (await shown(held))!;
    expect(sheets).toBe(5);
    expect(
      lines.map(({ answered, higher, same, lower }) => [answered, higher, same, lower]),
    ).toEqual([
      [5, 4, 0, 1],
      // One left "now" out: of four people nothing is told.
      [null, null, null, null],
      [5, null, null, null],
    ]);
    expect(lines.map(({ counts }) => counts)).toEqual([null, null, [0, 1, 0, 4]]);
  });

  it('counts as one would by hand, whatever was circled', async () => {
    const five = fc.option(fc.integer({ min: 1, max: 5 }));
    const four = fc.option(fc.integer({ min: 1, max: 4 }));
    const sheet = fc.tuple(fc.tuple(five, five), fc.tuple(five, five), fc.tuple(four));
    const held = await aClass();
    const run = async (
      sheets: [[number | null, number | null], [number | null, number | null], [number | null]][],
    ) => {
      await held.evaluations
        .removeEvaluation(held.ctx(held.office), held.id, null)
        .catch(() => undefined);
      for (const each of sheets) await held.key(each as Circled[], 'x');
      const { lines, sheets: told } = (await shown(held))!;
      expect(told).toBe(sheets.length < 5 ? null : sheets.length);
      for (const [index, { higher, same, lower, answered, counts }] of lines.entries()) {
        if (index === 2) {
          const all = sheets.flatMap(([, , [now]]) => (now === null ? [] : [now]));
          const by = [1, 2, 3, 4].map((n) => all.filter((now) => now === n).length);
          expect(counts).toEqual(all.length < 5 ? null : by);
          continue;
        }
        const pairs = sheets
          .map((each) => each[index as 0 | 1])
          .filter((pair): pair is [number, number] => pair[0] !== null && pair[1] !== null);
        const by = [
          pairs.length,
          pairs.filter(([before, now]) => now > before).length,
          pairs.filter(([before, now]) => now === before).length,
          pairs.filter(([before, now]) => now < before).length,
        ];
        expect([answered, higher, same, lower]).toEqual(
          pairs.length < 5 ? [null, null, null, null] : by,
        );
      }
    };
    const sheets = fc.array(sheet, { maxLength: 9 });
    await fc.assert(fc.asyncProperty(sheets, run), { numRuns: 15, seed: 8 });
  });

  it('corrects the sheet when it comes again, and keeps its words', async () => {
    const held = await aClass();
    for (let n = 0; n < 4; n++) await held.key([[1, 2]]);
    const id = await held.key([[1, 5]], 'Keep the biscuits.');
    expect((await shown(held))!.lines[0]).toMatchObject({ higher: 5, lower: 0 });
    await held.key([[5, 1]], '', id.toUpperCase());
    const { sheets, lines, comments } = (await shown(held))!;
    expect([sheets, lines[0]!.higher, lines[0]!.lower]).toEqual([5, 4, 1]);
    expect(comments.map(({ words }) => words)).toEqual(['Keep the biscuits.']);
    const ctx = held.ctx(held.leader);
    expect(await held.evaluations.answersOf(ctx, held.id, id)).toEqual({
      [held.form.lines[0]!.id]: { before: 5, now: 1 },
    });
  });

  it('keeps neither who, nor when but the day, nor what belongs together', async () => {
    const held = await aClass();
    for (let n = 0; n < 6; n++) await held.key([[1, n % 5 || 1]], `Words ${n}`);
    const columns = await sql<{ name: string }>(
      `SELECT DISTINCT attname AS name FROM pg_attribute WHERE attnum > 0 AND attrelid IN
         ('evaluation_sheet'::regclass, 'evaluation_comment'::regclass) ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      ...['answers', 'id', 'institute_id', 'keyed_on', 'offering_id', 'question', 'words'],
    ]);
    // The transaction that wrote a row is the same for all, and they do not lie as they were keyed.
    const written = await sql<{ sheets: number; words: number }>(
      `SELECT (SELECT count(DISTINCT xmin::text)::int FROM evaluation_sheet WHERE offering_id = $1) AS sheets,
              (SELECT count(DISTINCT xmin::text)::int FROM evaluation_comment WHERE offering_id = $1) AS words`,
      held.id,
    );
    expect(written).toEqual([{ sheets: 1, words: 1 }]);
    const orders = new Set<string>();
    for (let n = 6; n < 12; n++) {
      await held.key([[1, 1]], `Words ${n}`);
      const lie = await sql<{ words: string }>(
        'SELECT words FROM evaluation_comment WHERE offering_id = $1 ORDER BY ctid',
        held.id,
      );
      orders.add(
        lie
          .slice(0, 5)
          .map(({ words }) => words)
          .join(),
      );
    }
    expect(orders.size).toBeGreaterThan(1);
    const audit = await sql<{ subject_id: string; detail: object }>(
      `SELECT subject_id, detail FROM audit_entry WHERE action = 'evaluation.keyed' AND institute_id = $1`,
      held.instituteId,
    );
    expect(audit).toHaveLength(12);
    for (const each of audit) expect(each).toEqual({ subject_id: held.id, detail: {} });
  });

  it('refuses what no such sheet can have, and stores nothing of it', async () => {
    const held = await aClass();
    const [line, , scale] = held.form.lines;
    const key = (answers: object[], more: object = {}) =>
      held.evaluations.keyEvaluation(held.ctx(held.office), {
        ...{ offering: held.id, sheet: randomUUID(), answers: answers as never, comments: [] },
        ...more,
      });
    const question = held.form.questions[0]!.id;
    const cases: [Promise<void>, string][] = [
      [key([]), 'NOTHING_KEYED'],
      [key([{ line: line!.id }]), 'NOTHING_KEYED'],
      [key([{ line: 'x', now: 1 }]), 'NO_SUCH_LINE'],
      [key([{ line: '__proto__', now: 1 }]), 'NO_SUCH_LINE'],
      [key([{ line: line!.id, now: 6 }]), 'NUMBER_UNFIT'],
      [key([{ line: line!.id, now: 0 }]), 'NUMBER_UNFIT'],
      [key([{ line: line!.id, before: 1.5, now: 1 }]), 'NUMBER_UNFIT'],
      [key([{ line: scale!.id, before: 1, now: 1 }]), 'NO_BEFORE'],
      [
        key([
          { line: line!.id, now: 1 },
          { line: line!.id, now: 1 },
        ]),
        'KEYED_TWICE',
      ],
      [key([{ line: line!.id, now: 1 }], { sheet: 'x' }), 'NO_SUCH_SHEET'],
      [key([], { comments: [{ question: 'x', words: 'y' }] }), 'NO_SUCH_LINE'],
      [key([], { comments: [{ question, words: 'a\0b' }] }), 'LINE_UNFIT'],
      [key([], { comments: [{ question, words: 'x'.repeat(1_001) }] }), 'LINE_UNFIT'],
    ];
    for (const [tried, code] of cases) await expect(tried).rejects.toEqual(refusedWith(code));
    const other = await aClass();
    const taken = await other.key([[1, 1]]);
    const elsewhere = await anEvaluatedClass(database);
    await expect(
      elsewhere.evaluations.removeEvaluation(elsewhere.ctx(elsewhere.office), elsewhere.id, taken),
    ).rejects.toEqual(refusedWith('NO_SUCH_SHEET'));
    await sql(`UPDATE offering SET state = 'draft' WHERE id = $1`, held.id);
    await expect(key([{ line: line!.id, now: 1 }])).rejects.toEqual(refusedWith('NOT_HELD'));
    const [{ kept }] = (await sql<{ kept: number }>(
      'SELECT count(*)::int AS kept FROM evaluation_sheet WHERE offering_id = $1',
      held.id,
    )) as [{ kept: number }];
    expect(kept).toBe(0);
  });

  it('is for the office and the leaders of the class', async () => {
    const held = await aClass(1);
    const elsewhere = await aClass();
    for (const who of [held.assistant, held.learners[0]!, elsewhere.office, elsewhere.leader]) {
      expect(await shown(held, who)).toBeUndefined();
      const ctx = held.ctx(who);
      const keyed = { offering: held.id, sheet: randomUUID(), answers: [] };
      for (const tried of [
        held.evaluations.keyEvaluation(ctx, keyed),
        held.evaluations.removeEvaluation(ctx, held.id, null),
        held.evaluations.answersOf(ctx, held.id, randomUUID()),
        held.evaluations.formOf(ctx, held.id),
      ]) {
        await expect(tried).rejects.toEqual(refusedWith('NO_SUCH_OFFERING'));
      }
    }
    expect(await shown(held, held.leader)).toBeDefined();
  });

  it('is taken away again: a sheet, a comment, or by the office all of it', async () => {
    const held = await aClass();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await held.key([[1, 2]], 'Words'));
    const remove = (id: string | null, by = held.leader) =>
      held.evaluations.removeEvaluation(held.ctx(by), held.id, id);
    await remove((await shown(held))!.comments[0]!.id);
    expect((await shown(held))!.comments).toHaveLength(4);
    await remove(ids[0]!);
    expect((await shown(held))!.sheets).toBeNull();
    await expect(remove(ids[0]!)).rejects.toEqual(refusedWith('NO_SUCH_SHEET'));
    await expect(remove(null)).rejects.toEqual(refusedWith('NO_SUCH_SHEET'));
    await remove(null, held.office);
    expect((await shown(held))!.comments).toEqual([]);
  });
});
