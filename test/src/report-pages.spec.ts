import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeViolations } from './browser.js';
import { aCourse, aLesson } from './courses.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { anOffering } from './offerings.js';
import { aMember } from './people.js';
import { testService, type TestService } from './service.js';

const EVALUATION = `---
id: h1-2
title: How was it?
kind: evaluation
---

## What I can do

:::rating{low="not sure" high="quite sure" before-now}
- Warm a pot.
:::

## The class

:::rating{low="not at all" high="very much"}
- I could hear, see and sit in comfort.
:::

::lines[What should stay as it is?]{count=2}
`;

/** A class whose course has an evaluation, with so many sheets and so many places. */
async function aClass(service: TestService, sheets: number, label: string): Promise<string> {
  const course = aCourse({
    'lessons/01-tea/lesson.md': aLesson().replace('"h1-1"', '"h1-1 h1-2"'),
    'lessons/01-tea/h1-2-evaluation.md': EVALUATION,
  });
  const edition = String(await service.publish(course));
  const { source } = service.database;
  const { instituteId } = service;
  const first = new Date('2026-03-03T15:00:00Z');
  const { id } = await anOffering(source, instituteId, { first, label });
  const office = service.database.contexts.forService(instituteId);
  await office.tx((db) =>
    db.query('UPDATE offering SET edition_id = $1 WHERE id = $2', [edition, id]),
  );
  for (let n = 0; n < 7; n++) {
    const { who } = await aMember(source, instituteId, ['learner']);
    await office.tx((db) =>
      db.query(
        `INSERT INTO enrolment
           (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
         VALUES ($1, gen_random_uuid(), $2, $3, 'held', 'office', $4, now(), 'standard')`,
        [instituteId, id, who.membershipId, n + 1],
      ),
    );
  }
  for (let n = 0; n < sheets; n++) {
    const sent = await key(service, id, { first: '2', second: '4', third: '5', words: `Tea ${n}` });
    expect(sent.status).toBe(303);
  }
  return id;
}

/** Keys a sheet as its page would. */
async function key(
  service: TestService,
  id: string,
  { first = '', second = '', third = '', words = '' },
) {
  const { text } = await service.get(`/classes/${id}/evaluation/key`);
  const [before, now, circled] = [...text.matchAll(/<input id="((?:before|line)-\w+)"/g)].map(
    ([, name]) => name!,
  );
  const [, question] = /<textarea id="(words-\w+)"/.exec(text)!;
  const [, sheet] = /name="sheet" value="([^"]+)"/.exec(text)!;
  return service.submit(`/classes/${id}/evaluation/key`, {
    ...{ clientMutationId: randomUUID(), sheet: sheet! },
    ...{ [before!]: first, [now!]: second, [circled!]: third, [question!]: words },
  });
}

describe('evaluation sheets', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
  });
  afterAll(() => service.stop());

  it('are keyed one after another, corrected at once, and told from five on', async () => {
    const id = await aClass(service, 4, 'Spring');
    const at = `/classes/${id}/evaluation`;
    const results = async () => (await service.get(at)).text;
    expect(await results()).toContain('Fewer than five sheets are keyed');
    expect(await results()).not.toContain('<table');
    expect(await results()).toContain('Tea 3');
    const wrong = await key(service, id, { first: '9', words: '<b>Tea</b>' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/<a href="#before-\w+">There is no such number/);
    expect(wrong.text).toContain('&lt;b&gt;Tea&lt;/b&gt;');
    const sent = await key(service, id, { first: '2', second: '1' });
    const next = String(sent.headers['location']);
    expect(next).toMatch(/key\?last=[0-9a-f-]{36}$/);
    expect((await service.get(next)).text).toContain('The last sheet is saved');
    expect(await results()).toMatch(
      /Warm a pot\.<\/th><td>4<\/td><td>0<\/td><td>1<\/td><td>5<\/td>/,
    );
    // The second line was left out on one of the five.
    expect(await results()).toMatch(/comfort\.<\/th><td colspan="6">fewer than five/);
    const sheet = next.split('=')[1]!;
    const shown = await service.get(`${at}/key?sheet=${sheet}`);
    expect(shown.text).toMatch(/name="before-\w+"[^>]* value="2"/);
    const remove = { clientMutationId: randomUUID(), row: sheet, from: 'key' };
    expect((await service.submit(`${at}/remove`, remove)).status).toBe(303);
    expect(await results()).toContain('Fewer than five sheets are keyed');
    expect((await service.get(`${at}/key?sheet=${sheet}`)).status).toBe(404);
  });

  it('are reported, and go to funders as a table that hides small groups', async () => {
    const own = await testService();
    try {
      await aClass(own, 7, '=1+1');
      await aClass(own, 6, 'Summer');
      await aClass(own, 3, 'Autumn');
      const { text } = await own.get('/reports?from=2026-01-01&to=2026-12-31');
      expect(text).toContain('<th scope="row">Kitchen hour, Autumn</th>');
      expect((await own.get('/reports?from=2026-13-01&to=2026-12-31')).text).toContain(
        'Write the day like',
      );
      const { bytes, headers } = await own.get(
        '/reports/classes.csv?from=2026-01-01&to=2026-12-31',
      );
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(bytes.toString('utf8')).toContain("'=1+1");
      expect(bytes.toString('utf8').endsWith('\r\n')).toBe(true);
      const hidden = 'not shown (small group)';
      const lines = bytes.subarray(3).toString('utf8').trimEnd().split('\r\n');
      const order = lines.map((line) => line.split(',')[1]!);
      expect(
        lines
          .slice(1)
          .map((line) => line.split(',').slice(1, 2).concat(line.split(',').slice(9, 14))),
      ).toEqual(
        [
          ["'=1+1", '7', '0', '0', '0', '7'],
          // Six sheets, and their total less the others would tell of the three.
          ['Summer', hidden, '0', '0', '0', hidden],
          ['Autumn', hidden, hidden, hidden, hidden, hidden],
        ].sort((one, other) => order.indexOf(one[0]!) - order.indexOf(other[0]!)),
      );
    } finally {
      await own.stop();
    }
  });
});

inBrowser('pages of reports', () => {
  let id: string;
  const visitPage = servedInBrowser(async () => {
    const service = await testService();
    id = await aClass(service, 6, 'Spring');
    return service;
  });

  it.each([
    ['what people said', () => `/classes/${id}/evaluation`],
    ['a sheet to key', () => `/classes/${id}/evaluation/key`],
    ['reports', () => '/reports?from=2026-01-01&to=2026-12-31'],
  ])('pass axe at AA and AAA, and fit a phone and a screen: %s', async (_, where) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1100]) {
        const viewport = { width, height: 900 };
        const complaints = await visitPage(where(), { colorScheme, viewport }, async (page) => {
          expect(await axeViolations(page)).toEqual([]);
          const fits =
            'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
          expect(await page.evaluate(fits)).toBe(true);
        });
        expect(complaints).toEqual([]);
      }
    }
  });

  it('take a sheet by keyboard alone, and the next one after it', async () => {
    const options = { javaScriptEnabled: false };
    await visitPage(`/classes/${id}/evaluation/key`, options, async (page) => {
      await page.locator('input[type=text]').first().focus();
      await page.keyboard.type('3');
      await page.keyboard.press('Tab');
      await page.keyboard.type('5');
      await page.keyboard.press('Enter');
      await page.getByText('The last sheet is saved').waitFor();
      expect(await page.locator('input[type=text]').first().inputValue()).toBe('');
    });
    await visitPage(`/classes/${id}/evaluation`, options, async (page) => {
      expect(await page.locator('main').innerText()).toContain('7 sheets are keyed.');
    });
  });
});
