import { describe, expect, it } from '@jest/globals';
import type { Role } from '@hearthside/platform';
import { aMember, anInstitute } from '../people.js';
import {
  aCard,
  aLearner,
  codesIn,
  fresh,
  leadsTo,
  member,
  service,
  told,
  withOffice,
} from './office.js';

withOffice();

describe('every page of the office', () => {
  const reads = (id: string, batch: string) => [
    ...['/people', '/people/new', '/people/invite', '/people/cards', '/log', '/failed-work'],
    ...[`/people/cards/${batch}`, `/people/cards/${batch}/cards.pdf`, `/people/${id}`],
    ...['name', 'roles', 'email', 'end', 'back', 'erase', 'card'].map(
      (job) => `/people/${id}/${job}`,
    ),
  ];
  const writes = (id: string) => [
    ...['/people/new', '/people/invite', '/people/cards', `/failed-work/${fresh()}/again`],
    ...[
      'name',
      'roles',
      'email',
      'end',
      'back',
      'erase',
      'card',
      'card/revoke',
      'data',
      'invitation',
    ].map((job) => `/people/${id}/${job}`),
    `/failed-work/${fresh()}/aside`,
  ];
  const fields = {
    ...{ name: 'Hack', email: 'hack@example.org', roles: 'coordinator', typed: 'Canary Person' },
  };

  it.each([['learner'], ['assistant'], ['facilitator']] as Role[][])(
    'is shut to whoever is here as %s',
    async (role) => {
      const id = await aLearner('Canary Person');
      const batch = (await aCard(id)).page.split('/').at(-1)!;
      const before = await told('SELECT * FROM membership ORDER BY id');
      const sender = service.as(await service.somebody(role!));
      for (const path of reads(id, batch)) {
        const { status, text } = await sender.get(path);
        expect([path, status, text.includes('Canary')]).toEqual([path, 403, false]);
      }
      for (const path of writes(id)) {
        const { status, text } = await sender.submit(path, {
          clientMutationId: fresh(),
          people: id,
          ...fields,
        });
        expect([path, status, text.includes('Canary')]).toEqual([path, 403, false]);
      }
      const after = await told('SELECT * FROM membership ORDER BY id');
      expect(after.filter(({ id: each }) => before.some((b) => b['id'] === each))).toEqual(before);
      const home = (await sender.get('/')).text;
      expect(home).not.toMatch(/href="\/(?:people|log|work)"/);
    },
  );

  it('is shut to nobody in particular, who is asked to sign in', async () => {
    const id = await aLearner('Canary Person');
    const sender = service.as(undefined);
    for (const path of reads(id, fresh())) {
      expect(leadsTo(await sender.get(path))).toMatch(/^\/sign-in\?to=/);
    }
    for (const path of writes(id)) {
      expect((await sender.submit(path, { clientMutationId: fresh(), ...fields })).status).toBe(
        401,
      );
    }
  });

  it('shows another institute’s office none of it', async () => {
    const id = await aLearner('Canary Person');
    const batch = (await aCard(id)).page.split('/').at(-1)!;
    const other = await anInstitute(service.database.source, { name: 'Oak House' });
    const sender = service.as(await aMember(service.database.source, other, ['coordinator']));
    for (const path of reads(id, batch)) {
      const { status, text } = await sender.get(path);
      expect([path, text.includes('Canary'), codesIn(text)]).toEqual([path, false, []]);
      if (path.includes(id)) expect([path, status]).toEqual([path, 404]);
    }
    const before = await member(id);
    for (const path of writes(id).filter((each) => each.includes(id))) {
      const { status, text } = await sender.submit(path, { clientMutationId: fresh(), ...fields });
      expect([path, status, text.includes('Canary')]).toEqual([path, expect.any(Number), false]);
      expect([404, 422]).toContain(status);
    }
    expect(await member(id)).toEqual(before);
    expect(
      await told('SELECT FROM code_card WHERE membership_id = $1 AND revoked_at IS NULL', id),
    ).toHaveLength(1);
  });

  it('takes no form from another site', async () => {
    const form = new URLSearchParams({ clientMutationId: fresh(), name: 'Foreign' }).toString();
    const { status } = await service.post('/people/new', form, {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'cross-site',
    });
    expect(status).toBe(403);
  });
});
