import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMember, type TestDatabase } from '@hearthside/testing';
import { aHeldClass, classDatabase, refusedWith, type HeldClass } from '../spec-held-class.js';
import { CompletionService } from './completion.service.js';

let database: TestDatabase;
const completions = new CompletionService();
beforeAll(async () => {
  database = await classDatabase();
});
afterAll(() => database.drop());

const of = async (held: HeldClass, who = held.office) =>
  (await completions.completionOf(held.ctx(who), held.id)).map(
    ({ name, counted, there, completed }) => [name, counted, there, completed],
  );

describe('completing a class', () => {
  it('takes two of three sessions that count, whatever happened in the others', async () => {
    const held = await aHeldClass(database, 4);
    await held.enrol('withdrawn', 'Gone');
    await held.enrol('wait-listed', 'Waiting');
    await held.mark(1, 'present', 'late', 'absent', null);
    await held.mark(2, 'left-early', 'apologized', 'present', null);
    await held.mark(4, 'absent', 'absent', 'absent', null);
    expect(await of(held)).toEqual([
      ['Learner 00', 3, 2, true],
      ['Learner 01', 3, 1, false],
      ['Learner 02', 3, 1, false],
      ['Learner 03', 3, 0, false],
    ]);
    expect(await of(held, held.leader)).toHaveLength(4);
  });

  it('is for all who hold a place where no session counts', async () => {
    const held = await aHeldClass(database, 2);
    await database.contexts
      .forService(held.instituteId)
      .tx((db) =>
        db.query('UPDATE class_session SET counts = false WHERE offering_id = $1', [held.id]),
      );
    await held.enrol('offered');
    expect(await of(held)).toEqual([
      ['Learner 00', 0, 0, true],
      ['Learner 01', 0, 0, true],
    ]);
  });

  it('goes by the share that the class has, and by its own sessions', async () => {
    const held = await aHeldClass(database, 1, { completionShare: 1, completionOf: 1 });
    const other = await aHeldClass(database, 1);
    for (const session of [1, 2, 4]) await other.mark(session, 'present');
    for (const session of [1, 2]) await held.mark(session, 'present');
    expect(await of(held)).toEqual([['Learner 00', 3, 2, false]]);
    await held.mark(4, 'late');
    expect(await of(held)).toEqual([['Learner 00', 3, 3, true]]);
  });

  it('is told to the office and the leaders of the class', async () => {
    const held = await aHeldClass(database, 1);
    const stranger = await aMember(database.source, held.instituteId, ['facilitator']);
    const elsewhere = await aHeldClass(database, 0);
    for (const who of [held.assistant, held.learners[0]!, stranger, elsewhere.office]) {
      await expect(of(held, who)).rejects.toEqual(refusedWith('NO_SUCH_OFFERING'));
    }
  });
});
