import { describe, expect, it } from '@jest/globals';
import { aMember } from '../people.js';
import {
  aLearner,
  actionsOn,
  follow,
  fresh,
  idIn,
  leadsTo,
  member,
  send,
  service,
  withOffice,
} from './office.js';

withOffice();

describe('correcting somebody', () => {
  it('changes the name and the roles', async () => {
    const id = await aLearner('Typo Nmae');
    const named = await send(`/people/${id}/name`, { name: 'Right Name', called: '' });
    expect((await follow(named)).text).toContain('The name is changed.');
    const body = new URLSearchParams([
      ['clientMutationId', fresh()],
      ['roles', 'learner'],
      ['roles', 'assistant'],
    ]);
    const roles = await service.post(`/people/${id}/roles`, body.toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    });
    expect((await follow(roles)).text).toContain('assistant and learner');
    expect(await member(id)).toMatchObject({ name: 'Right Name', called: 'Right' });
    expect((await send(`/people/${id}/roles`)).text).toContain('Choose at least one role.');
    const office = await send(`/people/${id}/roles`, { roles: 'coordinator' });
    expect([office.status, office.text.includes('needs an e-mail address')]).toEqual([422, true]);
  });

  it('does not take the last coordinator away', async () => {
    const { membershipId: id } = service.me.who;
    expect((await send(`/people/${id}/roles`, { roles: 'learner' })).text).toContain(
      'only coordinator',
    );
    expect((await send(`/people/${id}/end`)).text).toContain('only coordinator');
    expect((await send(`/people/${id}/erase`, { typed: service.me.name })).text).toContain(
      'You cannot erase yourself',
    );
    const away = await send(`/people/${id}/email`, { none: 'yes' });
    expect([away.status, away.text.includes('Take the role away first')]).toEqual([422, true]);
  });

  it('ends a membership, and takes them back in', async () => {
    const id = await aLearner();
    expect(leadsTo(await send(`/people/${id}/end`))).toBe(`/people/${id}?done=ended`);
    expect((await service.get(`/people/${id}`)).text).toContain('Take back in');
    expect((await send(`/people/${id}/card`)).status).toBe(422);
    expect((await send(`/people/${id}/email`, { email: 'a@example.org' })).status).toBe(422);
    expect(leadsTo(await send(`/people/${id}/back`, { roles: 'learner' }))).toMatch(/done=back$/);
    expect((await send(`/people/${id}/back`, { roles: 'learner' })).status).toBe(422);
  });
});

describe('another e-mail address', () => {
  it('warns, signs them out, and locks what they wrote before', async () => {
    const somebody = await aMember(service.database.source, service.instituteId, ['learner']);
    const id = somebody.who.membershipId;
    expect((await service.as(somebody).get('/')).status).toBe(200);
    const form = (await service.get(`/people/${id}/email`)).text;
    expect(form).toContain('They are signed out here, on every device.');
    expect(form).toContain('locked and stays shut');
    const [email, once] = [`${fresh()}@example.org`, fresh()];
    const done = await send(`/people/${id}/email`, { email }, once);
    expect((await follow(done)).text).toContain(email);
    expect(leadsTo(await send(`/people/${id}/email`, { email }, once))).toBe(leadsTo(done));
    expect(leadsTo(await service.as(somebody).get('/people'))).toMatch(/^\/sign-in/);
    expect((await member(id))['writing_locked_before']).not.toBeNull();
    expect(await actionsOn(id)).toEqual(['membership.email-changed']);
    const empty = await send(`/people/${id}/email`, { email: '' });
    expect([empty.status, empty.text.includes('Enter the new address, or tick')]).toEqual([
      422,
      true,
    ]);
    const away = await send(`/people/${id}/email`, { email: '', none: 'yes' });
    expect((await follow(away)).text).toContain('The e-mail address is taken away.');
  });

  it('is refused when it is none, or somebody else’s here', async () => {
    const id = await aLearner();
    const bad = await send(`/people/${id}/email`, { email: 'nowhere' });
    expect(bad.text).toContain('<a href="#email">');
    const none = await send(`/people/${id}/email`, { email: '', none: 'yes' });
    expect([none.status, none.text.includes('could be taken away')]).toEqual([422, true]);
    const taken = await send(`/people/${id}/email`, { email: service.me.email });
    expect([taken.status, taken.text.includes('has this address already')]).toEqual([422, true]);
    expect(taken.text).toContain(`value="${service.me.email}"`);
  });

  it('of somebody invited has the invitation sent there', async () => {
    const invited = await send('/people/invite', {
      ...{ name: 'Ina', email: `${fresh()}@example.org`, roles: 'assistant' },
    });
    const id = idIn(invited);
    const away = await send(`/people/${id}/email`, { email: '', none: 'yes' });
    expect([away.status, away.text.includes('take the invitation back')]).toEqual([422, true]);
    const email = `${fresh()}@example.org`;
    expect((await send(`/people/${id}/email`, { email })).status).toBe(303);
    expect(await member(id)).toMatchObject({ state: 'invited' });
  });
});

describe('what is kept about somebody', () => {
  it('is saved as a file, and the log says so', async () => {
    const id = await aLearner('Dora Data');
    const { headers, text } = await send(`/people/${id}/data`);
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="kept-about-a-person.json"',
      'cache-control': 'private, no-store',
    });
    expect(JSON.parse(text).about).toContain('Dora Data');
    expect(await actionsOn(id)).toContain('personal-data.exported');
  });

  it('is erased when the name is typed, and not before', async () => {
    const [id, once] = [await aLearner('Elsa O’Gone'), fresh()];
    const form = (await service.get(`/people/${id}/erase`)).text;
    expect(form).toContain('What goes');
    expect(form).toContain('What stays');
    const wrong = await send(`/people/${id}/erase`, { typed: 'Elsa' }, once);
    expect(wrong.text).toContain('<a href="#typed">Nothing is erased yet.');
    expect(await member(id)).toBeDefined();
    const erased = await send(`/people/${id}/erase`, { typed: "  elsa o'gone" }, once);
    expect(leadsTo(erased)).toBe('/people?done=erased');
    expect((await follow(erased)).text).toContain('Everything about this person is erased.');
    expect(await member(id)).toBeUndefined();
    expect((await service.get(`/people/${id}`)).status).toBe(404);
    expect(leadsTo(await send(`/people/${id}/erase`, { typed: "  elsa o'gone" }, once))).toBe(
      '/people?done=erased',
    );
    expect((await service.get('/log')).text).toContain('somebody who is not on the list any more');
  });
});
