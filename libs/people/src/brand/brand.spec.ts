import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anInstitute, aPng, type Somebody, type TestDatabase } from '@hearthside/testing';
import { peopleDatabase, peopleOn } from '../spec-people.js';
import { BrandService } from './brand.service.js';
import { LARGEST_LOGO } from './logo.js';

let database: TestDatabase;
let people: ReturnType<typeof peopleOn>;
let elm: string;
let office: Somebody;
const brands = new BrandService();
beforeAll(async () => {
  database = await peopleDatabase();
  people = peopleOn(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await anInstitute(database.source);
  office = await people.somebody(elm, 'coordinator');
});

describe('an institute’s brand', () => {
  it('is its name, until more is said', async () => {
    const learner = people.ctx(await people.somebody(elm, 'learner'));
    expect(await brands.own(learner)).toEqual({
      ...{ name: 'Elm House', color: null, onLight: null, onDark: null },
      ...{ logoType: null, logoHash: null },
    });
    expect(await brands.logo(learner)).toBeUndefined();
  });

  it('keeps a color as it was given, and says it so that it can be read', async () => {
    const brand = await brands.change(people.ctx(office), { color: ' #FC0 ' });
    expect(brand.color).toBe('#ffcc00');
    expect(brand.onDark).toBe('#ffcc00');
    expect(brand.onLight).not.toBe('#ffcc00');
    const plain = await brands.change(people.ctx(office), { color: '' });
    expect(plain).toMatchObject({ color: null, onLight: null });
  });

  it('changes what is given and leaves the rest', async () => {
    const ctx = people.ctx(office);
    const bytes = aPng(30, 10);
    await brands.change(ctx, { name: 'The  Elms' }, bytes);
    const after = await brands.change(ctx, { color: '#7a2a12' });
    expect(after).toMatchObject({ name: 'The Elms', color: '#7a2a12', logoType: 'png' });
    const logo = await brands.logo(ctx);
    expect(logo!.bytes.equals(bytes)).toBe(true);
    expect(logo!.hash).toBe(after.logoHash);
    const other = await brands.change(ctx, {}, aPng(40, 10));
    expect(other.logoHash).not.toBe(after.logoHash);
    const none = await brands.change(ctx, { withoutLogo: true, name: ' ' });
    expect(none).toMatchObject({ name: 'Elm House', logoType: null, color: '#7a2a12' });
    expect(await brands.logo(ctx)).toBeUndefined();
  });

  it.each([
    [{ color: 'teal' }, undefined, 'COLOR_UNREADABLE', 'color'],
    [{ name: 'x'.repeat(121) }, undefined, 'NAME_UNFIT', 'name'],
    [{ color: '#123456' }, Buffer.from('%PDF-1.7'), 'LOGO_UNFIT', 'logo'],
    [{ color: '#123456' }, Buffer.alloc(LARGEST_LOGO + 1), 'LOGO_UNFIT', 'logo'],
  ])('refuses %j, all of it', async (input, logo, code, field) => {
    const ctx = people.ctx(office);
    await expect(brands.change(ctx, input, logo)).rejects.toMatchObject({ code, field });
    expect((await brands.own(ctx)).color).toBeNull();
  });

  it('is the institute’s own, and its coordinators’ to change', async () => {
    await brands.change(people.ctx(office), { name: 'Elm only' }, aPng(30, 10));
    const oak = database.contexts.forService(await anInstitute(database.source, { name: 'Oak' }));
    expect(await brands.own(oak)).toMatchObject({ name: 'Oak', logoType: null });
    expect(await brands.logo(oak)).toBeUndefined();
    const leader = people.ctx(await people.somebody(elm, 'facilitator'));
    await expect(brands.change(leader, { name: 'Mine' })).rejects.toThrow('coordinators');
  });
});
