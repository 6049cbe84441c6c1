import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anInstitute, type Somebody, type TestDatabase } from '@hearthside/testing';
import { dayIn } from '../institute/today.js';
import { peopleDatabase, peopleOn } from '../spec-people.js';
import { answerFault, isDue, settledAnswer } from './reporting-answer.rules.js';
import { ReportingAnswerService } from './reporting-answer.service.js';

let database: TestDatabase;
let people: ReturnType<typeof peopleOn>;
let elm: string;
let office: Somebody;
const answers = new ReportingAnswerService();
beforeAll(async () => {
  database = await peopleDatabase();
  people = peopleOn(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await anInstitute(database.source);
  office = await people.somebody(elm, 'coordinator');
});

const said = { answer: 'Nothing, but call us.', by: 'R. Lee, director', on: '2026-11-20' };

describe('an answer on reporting', () => {
  it.each([
    [{}, undefined],
    [{ askAgain: '2027-05-20' }, undefined],
    [{ on: '2026-11-22' }, undefined],
    [{ on: '2026-11-23' }, 'DAY_TO_COME on'],
    [{ on: '2026-02-30' }, 'NO_DAY on'],
    [{ on: 'yesterday' }, 'NO_DAY on'],
    [{ askAgain: 'soon' }, 'NO_DAY askAgain'],
    [{ askAgain: '2026-11-20' }, 'DAYS_REVERSED askAgain'],
    [{ answer: ' ' }, 'ANSWER_UNFIT answer'],
    [{ answer: 'x'.repeat(3_001) }, 'ANSWER_UNFIT answer'],
    [{ answer: 'a\0b' }, 'ANSWER_UNFIT answer'],
    [{ by: '' }, 'LINE_UNFIT by'],
  ])('with %j: %s', (more, code) => {
    const fault = answerFault(settledAnswer({ ...said, ...more }), '2026-11-22');
    expect(fault && `${fault.code} ${fault.field}`).toBe(code);
  });

  it.each([
    ['2026-11-22', '2026-11-22', false],
    ['2026-11-21', '2026-11-22', true],
    [null, '2099-01-01', false],
  ])('that is to be asked again on %s is due on %s: %s', (askAgain, today, due) => {
    expect(isDue({ askAgain }, today)).toBe(due);
  });

  it('has the days of the institute, not of the machine', () => {
    const late = new Date('2026-11-23T03:00:00Z');
    expect(dayIn('America/New_York', late)).toBe('2026-11-22');
    expect(dayIn('Asia/Tokyo', late)).toBe('2026-11-23');
  });

  it('replaces the one before, which is kept', async () => {
    const first = new Date('2026-11-22T12:00:00Z');
    await answers.replace(people.ctx(office, first), said);
    const later = people.ctx(office, new Date('2026-11-24T12:00:00Z'));
    const input = {
      ...said,
      answer: 'Tell us\r\nfirst.',
      on: '2026-11-24',
      askAgain: '2027-01-01',
    };
    await answers.replace(later, input);
    const leader = people.ctx(await people.somebody(elm, 'facilitator'));
    expect(await answers.current(leader)).toMatchObject({
      answer: 'Tell us\nfirst.',
      on: '2026-11-24',
      askAgain: '2027-01-01',
      replacedAt: null,
    });
    const all = await answers.history(leader);
    expect(all.map(({ on, replacedAt }) => [on, replacedAt])).toEqual([
      ['2026-11-24', null],
      ['2026-11-20', new Date('2026-11-24T12:00:00Z')],
    ]);
    expect(await answers.isDue(later, all[0]!)).toBe(false);
  });

  it('is one, when two come at once', async () => {
    const ctx = () => people.ctx(office);
    await Promise.all([1, 2, 3].map(() => answers.replace(ctx(), said)));
    const all = await answers.history(ctx());
    expect(all).toHaveLength(3);
    expect(all.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1);
  });

  it('is for leaders to read and coordinators to write, at this institute', async () => {
    await answers.replace(people.ctx(office), said);
    for (const role of ['learner', 'assistant'] as const) {
      const ctx = people.ctx(await people.somebody(elm, role));
      await expect(answers.current(ctx)).rejects.toThrow('leaders');
    }
    const leader = people.ctx(await people.somebody(elm, 'facilitator'));
    await expect(answers.replace(leader, said)).rejects.toThrow('coordinators');
    const oak = database.contexts.forService(await anInstitute(database.source));
    expect(await answers.current(oak)).toBeUndefined();
    expect(await answers.history(oak)).toEqual([]);
  });

  it('cannot be deleted, not even by the application', async () => {
    await answers.replace(people.ctx(office), said);
    const gone = database.contexts
      .forService(elm)
      .tx((db) => db.query('DELETE FROM reporting_answer'));
    await expect(gone).rejects.toThrow('permission denied');
  });
});
