import { describe, expect, it } from '@jest/globals';
import {
  aLearner,
  follow,
  fresh,
  idIn,
  leadsTo,
  member,
  root,
  send,
  service,
  told,
  withOffice,
} from './office.js';

withOffice();

describe('the list of people', () => {
  it('has who is here and who is invited, says who has no e-mail, and keeps who has left apart', async () => {
    const none = await aLearner('Nora Nomail');
    await aLearner('Max Withmail', `${fresh()}@example.org`);
    await send('/people/invite', {
      name: 'Ivy Invited',
      email: `${fresh()}@example.org`,
      roles: 'facilitator',
    });
    const gone = await aLearner('Gus Gone');
    await send(`/people/${gone}/end`);
    const { text, headers } = await service.get('/people');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(text).toContain('<title>People – Hearthside</title>');
    expect(text).toMatch(/Nora Nomail<\/a><br><span class="hint">Learner\. No e-mail address\./);
    expect(text).toMatch(/Ivy Invited.*\n?.*Facilitator\. Invited on .*, no answer yet\./);
    expect(text).not.toContain('Gus Gone');
    const ended = (await service.get('/people?state=ended')).text;
    expect(ended).toMatch(/Gus Gone.*Left on/);
    expect(ended).not.toContain(none);
  });

  it('is searched by name and address, and by role', async () => {
    const email = `${fresh()}@example.org`;
    await aLearner('Zed Findable', email);
    for (const query of ['search=findab', `search=${email}`, 'search=zed&role=learner']) {
      expect((await service.get(`/people?${query}`)).text).toContain('Zed Findable');
    }
    for (const query of ['search=zed&role=assistant', 'search=%25', 'state=ended&search=zed']) {
      expect((await service.get(`/people?${query}`)).text).not.toContain('Zed Findable');
    }
    const odd = await service.get('/people?role=%3Cscript%3E&state=x&search=%3Cb%3E&done=toString');
    expect(odd.status).toBe(200);
    expect(odd.text).not.toMatch(/<script|<b>|role="status"/);
    expect((await service.get('/people?after=nonsense')).status).toBe(400);
  });

  it('goes on by links, everybody once', async () => {
    const tag = fresh().slice(0, 8);
    for (let n = 0; n < 53; n++) await aLearner(`Page${tag} ${String(n).padStart(2, '0')}`);
    const seen: string[] = [];
    let path: string | undefined = `/people?search=page${tag}`;
    while (path) {
      const { text } = await service.get(path);
      expect(text).toContain('53 people');
      seen.push(...(text.match(new RegExp(`Page${tag} \\d\\d(?=</a>)`, 'g')) ?? []));
      path = /href="([^"]+)">The next ones/
        .exec(text)?.[1]
        ?.replaceAll('&amp;', '&')
        .replaceAll('&#x3D;', '=');
    }
    expect(seen).toHaveLength(53);
    expect(new Set(seen).size).toBe(53);
  }, 240_000);
});

describe('adding a learner', () => {
  it('offers a card to whoever has no e-mail, and shows the person otherwise', async () => {
    const without = await send('/people/new', { name: 'Ruth Lee', called: 'Ruthie' });
    expect(leadsTo(without)).toMatch(/^\/people\/[^/]+\/card\?done=added$/);
    const { text } = await follow(without);
    expect(text).toContain('They are on the list now.');
    expect(text).toContain('Make the card');
    expect(await member(idIn(without))).toMatchObject({ called: 'Ruthie', roles: ['learner'] });
    const email = `${fresh()}@example.org`;
    const having = await send('/people/new', { name: 'Max Hill', email });
    expect(leadsTo(having)).toMatch(/^\/people\/[^/]+\?done=added$/);
    expect((await follow(having)).text).toContain(email);
  });

  it('is done once, however often the form is sent', async () => {
    const [once, name] = [fresh(), `Twin ${fresh()}`];
    const all = await Promise.all([1, 2, 3].map(() => send('/people/new', { name }, once)));
    expect(new Set(all.map(leadsTo)).size).toBe(1);
    expect(await told('SELECT FROM membership WHERE name = $1', name)).toHaveLength(1);
    const other = await send('/people/new', { name: `${name} B` }, once);
    expect(other.status).toBe(422);
    expect(other.text).toContain('Something else was sent from this page already');
    // The form can be sent as it stands now: it has a new id.
    const again = /name="clientMutationId" value="([^"]+)"/.exec(other.text)![1]!;
    expect(again).not.toBe(once);
    expect((await send('/people/new', { name: `${name} B` }, again)).status).toBe(303);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['an address that is none', { name: 'Ann', email: 'ann at home' }, 'email'],
    ['an address of nowhere', { name: 'Ann', email: 'x@no-email.invalid' }, 'email'],
    ['too long a word to be called', { name: 'Ann', called: 'a'.repeat(61) }, 'called'],
  ])('is refused with %s: at the field, with what was typed', async (_, fields, field) => {
    const { status, text, headers } = await send('/people/new', fields as Record<string, string>);
    expect(status).toBe(422);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(text).toContain('<title>To mend: Add a learner');
    expect(text).toContain(`<a href="#${field}">`);
    expect(text).toContain(`id="${field}-wrong"`);
    for (const typed of Object.values(fields)) expect(text).toContain(`value="${typed}"`);
  });

  it('is refused when the address stands here already', async () => {
    const email = `${fresh()}@example.org`;
    await aLearner('One', email);
    const { status, text } = await send('/people/new', { name: 'Two', email });
    expect([status, text.includes('Two people cannot share one')]).toEqual([422, true]);
  });

  it('is refused without the id of a form', async () => {
    expect((await service.submit('/people/new', { name: 'Ann' })).status).toBe(422);
  });
});

describe('inviting staff', () => {
  it('asks them by mail, once', async () => {
    const [email, once] = [`${fresh()}@example.org`, fresh()];
    const fields = { name: 'Sam Staff', email, roles: 'facilitator' };
    const answer = await send('/people/invite', fields, once);
    expect(leadsTo(answer)).toMatch(/done=invited$/);
    expect(leadsTo(await send('/people/invite', fields, once))).toBe(leadsTo(answer));
    expect(await member(idIn(answer))).toMatchObject({ state: 'invited', roles: ['facilitator'] });
    const again = await send(`/people/${idIn(answer)}/invitation`);
    expect([again.status, again.text.includes('a few minutes ago')]).toEqual([422, true]);
    await root.query(`UPDATE membership SET invited_at = now() - interval '1 hour' WHERE id = $1`, [
      idIn(answer),
    ]);
    expect(leadsTo(await send(`/people/${idIn(answer)}/invitation`))).toMatch(/invited-again$/);
  });

  it('is refused without a role, and the ticks stay away', async () => {
    const { status, text } = await send('/people/invite', { name: 'A', email: 'a@example.org' });
    expect(status).toBe(422);
    expect(text).toContain('<a href="#roles">Choose at least one role.</a>');
    expect(text).not.toMatch(/type="checkbox"[^>]* checked/);
  });
});
