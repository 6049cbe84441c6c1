import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from './browser.js';
import { theBookGroup } from './flagship.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { anOffering } from './offerings.js';
import { aMember } from './people.js';
import { testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
  await service.publish((await theBookGroup()).course);
});
afterAll(() => service.stop());

/** Sends a form as its page would. */
const send = (path: string, fields: Record<string, string> = {}) =>
  service.submit(path, { clientMutationId: randomUUID(), ...fields });

/** Sends a form that is taken, and gives where it leads. */
async function done(path: string, fields: Record<string, string> = {}): Promise<string> {
  const { status, headers, text } = await send(path, fields);
  expect([status, status === 303 ? '' : text.replace(/<[^>]+>/g, ' ')]).toEqual([303, '']);
  return String(headers['location']).split('?')[0]!;
}

const INPUTS: Record<string, string> = {
  answerOnReporting: 'ReportingAnswerInput',
  setLocalResource: 'LocalResourceInput',
};

const mutation = async (name: string, input: object, asked = '__typename') => {
  const type = INPUTS[name]!;
  const query = `mutation($input: ${type}!) { done: ${name}(input: $input) { ${asked} } }`;
  const { data, errors } = await service.ask(query, {
    input: { clientMutationId: randomUUID(), ...input },
  });
  expect(errors).toBeUndefined();
  return data.done;
};

async function facilitator(): Promise<string> {
  const { who } = await aMember(service.database.source, service.instituteId, ['facilitator']);
  return who.membershipId;
}

async function learner(name: string): Promise<string> {
  return (await done('/people/new', { name })).split('/')[2]!;
}

describe('a learner', () => {
  it('asks for a place, hears what came of it, and gives it up; in line, takes the seat that comes free', async () => {
    const { id } = await anOffering(service.database.source, service.instituteId, {
      ...{ seats: 1, first: new Date(Date.now() + 30 * 24 * 60 * 60 * 1000) },
    });
    const at = `/classes/${id}/register`;
    const [one, other] = await Promise.all(
      [1, 2].map(async () =>
        service.as(await aMember(service.database.source, service.instituteId, ['learner'])),
      ),
    );
    const ask = (who: typeof one, fields: Record<string, string>, path = at) =>
      who!.submit(path, { clientMutationId: randomUUID(), ...fields });
    expect((await ask(one, { print: 'xlarge' })).text).toContain('agree');
    expect((await ask(one, { print: 'xlarge', consented: 'yes' })).status).toBe(303);
    expect((await one!.get(at)).text).toContain('Has a seat. Needs: extra-large print.');
    expect((await ask(other, { consented: 'yes' })).status).toBe(303);
    expect((await other!.get(at)).text).toContain('Waits for a seat.');
    expect((await ask(one, { to: 'withdraw' }, `${at}/answer`)).status).toBe(303);
    expect((await other!.get(at)).text).toContain('Yes, I take the seat');
    expect((await ask(other, { to: 'accept' }, `${at}/answer`)).status).toBe(303);
    expect((await other!.get(at)).text).toContain('Has a seat.');
    expect((await ask(one, { to: 'accept' }, `${at}/answer`)).status).toBe(404);
  });
});

describe('a class, from an empty institute to its certificates', () => {
  it('is scheduled, opened once all is there, filled, held, closed, and certified', async () => {
    // The office drafts it, and is told what is missing.
    const path = await done('/classes/new', {
      ...{ course: 'book-group/standard', first: '2027-02-16', time: '10:00', place: 'Room 2' },
      ...{ seats: '2', label: 'Tuesdays' },
    });
    const id = path.split('/')[2]!;
    expect((await service.get(path)).text).toContain('Nobody leads this class, and it needs 2');
    const early = await send(`${path}/stage`, { to: 'open' });
    expect([early.status, early.text]).toEqual([422, expect.stringContaining('Name them.')]);

    // It mends that, one thing after another.
    const [leader1, leader2] = [await facilitator(), await facilitator()];
    await done(`${path}/leaders`, { leader1, trained1: 'yes', leader2 });
    await mutation('answerOnReporting', { answer: 'Nothing.', by: 'A lawyer', on: '2026-11-01' });
    for (const { id: resource } of (await theBookGroup()).course.resources) {
      const leftOut = 'There is none in this town.';
      await mutation('setLocalResource', { course: 'book-group', resource, leftOut });
    }
    expect((await service.get(path)).text).toContain('Nothing is missing.');
    await done(`${path}/stage`, { to: 'open' });

    // Two have seats, the third waits, and gets the seat that comes free.
    const [ada, ben, cleo] = [await learner('Ada'), await learner('Ben'), await learner('Cleo')];
    for (const member of [ada, ben, cleo]) {
      await done(`${path}/places`, { member, print: 'large', consented: 'yes' });
    }
    const places = async () => (await service.get(`${path}/places`)).text;
    expect(await places()).toMatch(
      /Cleo<br><span class="hint">Waits for a seat\. Needs: large print/,
    );
    const formOf = async (name: string) =>
      new RegExp(`>${name}<br>.*?\\n.*?places/([0-9a-f-]{36})`).exec(await places())![1]!;
    await done(`${path}/places/${await formOf('Ada')}`, { to: 'withdraw' });
    expect(await places()).toContain('Is offered a seat until');
    await done(`${path}/places/${await formOf('Cleo')}`, { to: 'accept' });
    expect(await places()).toContain('2 of 2 seats are taken or promised.');
    const twice = await send(`${path}/places`, { member: ben });
    expect(twice.status).toBe(422);

    // The sheet comes back from the room; one mark is corrected.
    const [, session] = /sessions\/([0-9a-f-]{36})\/attendance/.exec(
      (await service.get(path)).text,
    )!;
    const sheet = `${path}/sessions/${session}/attendance`;
    const fieldOf = async (name: string) =>
      new RegExp(`for="([0-9a-f-]{36})">${name}<`).exec((await service.get(sheet)).text)![1]!;
    const [bens, cleos] = [await fieldOf('Ben'), await fieldOf('Cleo')];
    await done(sheet, { [bens]: 'present', [cleos]: 'absent' });
    await done(sheet, { [cleos]: 'late' });
    // Somebody else's sheet was opened before: what they have not touched stays.
    await done(sheet, {
      [bens]: 'late',
      [`was-${bens}`]: 'present',
      [cleos]: '',
      [`was-${cleos}`]: '',
    });
    await done(sheet, { [bens]: 'present', [`was-${bens}`]: 'late' });
    expect((await service.get(sheet)).text).toMatch(/value="late" selected/);

    // It is closed after its last session, and those who were there get certificates.
    const soon = await send(`${path}/stage`, { to: 'finish' });
    expect(soon.text).toContain('The last session is on 2027-02-16');
    await done(`${path}/sessions/${session}/move`, { day: '2026-11-03', time: '10:00' });
    await done(`${path}/stage`, { to: 'finish' });
    const { data } = await service.ask(
      'query($id: ID!) { completion(offering: $id) { name there counted completed } }',
      { id },
    );
    expect(data.completion).toEqual(
      ['Ben', 'Cleo'].map((name) => ({ name, there: 1, counted: 1, completed: true })),
    );
    await done(`${path}/certificates`);
    const completed = (await service.get(`${path}/completion`)).text;
    const codes = [...completed.matchAll(/\/certificate\/([\w-]+)/g)].map(([, code]) => code);
    expect(codes).toHaveLength(2);
    const { text } = await service.as(undefined).get(`/certificate/${codes[0]}`);
    expect(text).toContain('valid');
    expect(text).not.toContain('Ben');

    // The log tells of it, without a name.
    const log = (await service.get('/log')).text;
    for (const words of ['A class was opened.', 'A class was closed at its end.']) {
      expect(log).toContain(words);
    }
  });
});

inBrowser('the pages about classes', () => {
  let path: string;
  let session: string;
  const visitPage = servedInBrowser(async () => {
    const own = await testService();
    const editionId = await own.publish((await theBookGroup()).course);
    const of = { course: 'book-group', editionId };
    const { id, sessions } = await anOffering(own.database.source, own.instituteId, of);
    [path, session] = [`/classes/${id}`, sessions[0]!];
    const member = (await own.somebody('learner')).who.membershipId;
    await own.submit(`${path}/places`, { clientMutationId: randomUUID(), member });
    return own;
  });
  const fits = (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  it.each([
    ['the list', () => '/classes'],
    ['a new one', () => '/classes/new'],
    ['one class', () => path],
    ['what is said of it', () => `${path}/change`],
    ['who is in it', () => `${path}/places`],
    ['who has completed it', () => `${path}/completion`],
    ['one’s own place', () => `${path}/register`],
    ['a session that moves', () => `${path}/sessions/${session}/move`],
    ['the papers of a session', () => `${path}/sessions/${session}/packet`],
    ['who was there', () => `${path}/sessions/${session}/attendance`],
  ])('pass axe at AA and AAA, and fit a phone: %s', async (_, where) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const viewport = { width: 320, height: 900 };
      const complaints = await visitPage(where(), { colorScheme, viewport }, async (page) => {
        expect(await axeViolations(page)).toEqual([]);
        expect(await fits(page)).toBe(true);
      });
      expect(complaints).toEqual([]);
    }
  });

  it('key a sheet by keyboard alone: a letter for each, and Tab between them', async () => {
    const at = `${path}/sessions/${session}/attendance`;
    await visitPage(at, { javaScriptEnabled: false }, async (page) => {
      await page.locator('select').first().focus();
      await page.keyboard.press('L');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('The sheet is saved.').waitFor();
      expect(await page.locator('select').first().inputValue()).toBe('late');
    });
  });
});
