import { describe, expect, it } from '@jest/globals';
import { CardSignIn } from '@hearthside/people';
import { pdfPages } from '../pdf.js';
import { aMember } from '../people.js';
import {
  aCard,
  aLearner,
  actionsOn,
  codesIn,
  follow,
  fresh,
  idIn,
  leadsTo,
  send,
  service,
  told,
  withOffice,
} from './office.js';

withOffice();

describe('cards', () => {
  it('are made once, shown with code and address, and printed', async () => {
    const [id, once] = [await aLearner('Cara Card'), fresh()];
    const both = await Promise.all([1, 2].map(() => send(`/people/${id}/card`, {}, once)));
    const page = leadsTo(both[0]!);
    expect(leadsTo(both[1]!)).toBe(page);
    expect(page).toMatch(/^\/people\/cards\/[0-9a-f-]{36}$/);
    const { text, headers } = await service.get(page);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(text).toContain('localhost:3000/sign-in/card');
    const [code, ...others] = codesIn(text);
    expect([code !== undefined, others]).toEqual([true, []]);
    for (const size of ['standard', 'large']) {
      const pdf = await service.get(`${page}/cards.pdf?size=${size}&paper=a4`);
      expect(pdf.headers).toMatchObject({
        'content-type': 'application/pdf',
        'cache-control': 'private, no-store',
      });
      const words = (await pdfPages(pdf.bytes)).join(' ');
      expect(words).toContain('Cara Card');
      expect(words.replace(/\s/g, '')).toContain(code!);
    }
    const kept = JSON.stringify(await told('SELECT * FROM code_card c, mutation_receipt m'));
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code!.replaceAll('-', ''));
    expect((await service.get(`/people/${id}`)).text).not.toContain(code);
    expect(await actionsOn(id)).toEqual(['membership.added', 'code-card.issued']);
  }, 240_000);

  it('open the way in; a newer one, or none, shuts it', async () => {
    const id = await aLearner();
    const opens = (code: string) =>
      service.app
        .get(CardSignIn)
        .look(code, { ip: '198.51.100.7' })
        .then(
          ({ next }) => next,
          (error: { code: string }) => error.code,
        );
    const first = (await aCard(id)).codes[0]!;
    expect(await opens(first)).toBe('choose-pin');
    const second = (await aCard(id)).codes[0]!;
    expect([await opens(first), await opens(second)]).toEqual(['card-unknown', 'choose-pin']);
    expect(leadsTo(await send(`/people/${id}/card/revoke`))).toMatch(/done=revoked$/);
    expect(await opens(second)).toBe('card-unknown');
    const none = await send(`/people/${id}/card/revoke`);
    expect([none.status, none.text.includes('has no card')]).toEqual([422, true]);
  });

  it('are shown to nobody but who made them', async () => {
    const { page } = await aCard(await aLearner());
    const other = await aMember(service.database.source, service.instituteId, ['coordinator']);
    const shown = (await service.as(other).get(page)).text;
    expect(codesIn(shown)).toEqual([]);
    expect(shown).toContain('These cards are not shown any more');
    expect((await service.as(other).get(`${page}/cards.pdf`)).status).toBe(404);
    // So that later tests find one coordinator alone.
    await send(`/people/${other.who.membershipId}/end`);
  });

  it('are not for coordinators, nor for whoever is only invited', async () => {
    const own = await send(`/people/${service.me.who.membershipId}/card`);
    expect([own.status, own.text.includes('Coordinators sign in by e-mail')]).toEqual([422, true]);
    const invited = idIn(
      await send('/people/invite', {
        name: 'I',
        email: `${fresh()}@example.org`,
        roles: 'learner',
      }),
    );
    expect((await send(`/people/${invited}/card`)).status).toBe(422);
  });

  it('are made for many at once, or for nobody', async () => {
    const ids = [await aLearner('Bea Batch'), await aLearner('Abe Batch')];
    const form = (await service.get('/people/cards')).text;
    for (const id of ids) expect(form).toMatch(new RegExp(`value="${id}" checked`));
    const made = await send('/people/cards', { people: ids.join(' ') });
    const { text } = await follow(made);
    expect(codesIn(text)).toHaveLength(2);
    expect(text.indexOf('Abe Batch')).toBeLessThan(text.indexOf('Bea Batch'));
    const after = (await service.get('/people/cards')).text;
    for (const id of ids) expect(after).toMatch(new RegExp(`value="${id}">`));
    const nobody = await send('/people/cards');
    expect(nobody.text).toContain('<a href="#people">Choose at least one person.</a>');
    const [before] = await told('SELECT count(*) FROM code_card');
    const mixed = await send('/people/cards', { people: `${ids[0]} ${fresh()}` });
    expect(mixed.status).toBe(422);
    expect((await told('SELECT count(*) FROM code_card'))[0]).toEqual(before);
  });
});
