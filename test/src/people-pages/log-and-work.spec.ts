import { describe, expect, it } from '@jest/globals';
import { anInstitute } from '../people.js';
import {
  aLearner,
  actionsOn,
  follow,
  fresh,
  leadsTo,
  root,
  send,
  service,
  told,
  withOffice,
} from './office.js';

withOffice();

describe('the log', () => {
  it('tells what was done by whom in words, goes on by links, and says that it is whole', async () => {
    const id = await aLearner('Lola Log');
    await send(`/people/${id}/roles`, { roles: 'assistant' });
    const { text } = await service.get('/log');
    expect(text).toMatch(
      /Somebody’s roles were changed\.[^]*Lola Log[^]*From learner to assistant\./,
    );
    expect(text).toContain(`by ${service.me.name}`);
    expect(text).toMatch(/The chain is whole: all \d+ entries stand as they were written\./);
    const numbers: string[] = [];
    let path: string | undefined = '/log';
    while (path) {
      const page: string = (await service.get(path)).text;
      numbers.push(...(page.match(/(?<=Entry )\d+(?=\.)/g) ?? []));
      path = /href="(\/log\?before[^"]+)"/.exec(page)?.[1]?.replaceAll('&#x3D;', '=');
    }
    expect(numbers.map(Number)).toEqual(numbers.map((_, at) => numbers.length - at));
  });

  it('says where it is broken', async () => {
    const altered = (sql: string) =>
      root.query(
        `ALTER TABLE audit_entry DISABLE TRIGGER ALL; ${sql}; ALTER TABLE audit_entry ENABLE TRIGGER ALL`,
      );
    const at = `institute_id = '${service.instituteId}' AND number = 2`;
    const [{ action }] = (await told(`SELECT action FROM audit_entry WHERE ${at}`)) as [
      { action: string },
    ];
    await altered(`UPDATE audit_entry SET action = 'membership.joined' WHERE ${at}`);
    expect((await service.get('/log')).text).toContain(
      'The chain is broken: entry 2 was altered after it was written.',
    );
    await altered(`UPDATE audit_entry SET action = '${action}' WHERE ${at}`);
    expect((await service.get('/log')).text).toContain('The chain is whole');
  });
});

describe('work that failed', () => {
  const aFailure = async (institute = service.instituteId) => {
    const id = fresh();
    await root.query(
      `INSERT INTO failed_job (institute_id, id, task, what, reason, failed_at, payload)
       VALUES ($1, $2, 'invitation', 'Sending an invitation', 'The mail server is full.', now(), $3)`,
      [institute, id, JSON.stringify({ membershipId: fresh() })],
    );
    return id;
  };

  it('is tried again or put aside, once', async () => {
    const [again, aside] = [await aFailure(), await aFailure()];
    const { text } = await service.get('/failed-work');
    expect(text).toContain('Sending an invitation');
    expect(text).toContain('The mail server is full.');
    const once = fresh();
    const tried = await send(`/failed-work/${again}/again`, {}, once);
    expect((await follow(tried)).text).toContain('It is tried again now.');
    expect(leadsTo(await send(`/failed-work/${again}/again`, {}, once))).toBe(leadsTo(tried));
    expect(leadsTo(await send(`/failed-work/${aside}/aside`))).toBe('/failed-work?done=dismissed');
    expect((await service.get('/failed-work')).text).toContain('Nothing has failed.');
    const late = await send(`/failed-work/${aside}/again`);
    expect([late.status, late.text.includes('not on the list any more')]).toEqual([422, true]);
    expect((await send('/failed-work/nonsense/again')).status).toBe(422);
    expect(await actionsOn(again)).toEqual(['failed-job.retried']);
    expect(await actionsOn(aside)).toEqual(['failed-job.dismissed']);
  });

  it('of another institute is out of sight and out of reach', async () => {
    const other = await anInstitute(service.database.source, { name: 'Oak House' });
    const id = await aFailure(other);
    expect((await service.get('/failed-work')).text).toContain('Nothing has failed.');
    expect((await send(`/failed-work/${id}/aside`)).status).toBe(422);
    expect(await told('SELECT FROM failed_job WHERE id = $1', id)).toHaveLength(1);
  });
});
