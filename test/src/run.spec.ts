import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createApp } from '@hearthside/api';
import { Keys, LISTENER, SETTINGS, type Settings } from '@hearthside/platform';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { axeViolations } from './browser.js';
import { aCourse, aLesson } from './courses.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { anOffering, type Scheduled } from './offerings.js';
import { aMember, type Somebody } from './people.js';
import { testService, type TestService } from './service.js';
import { openSocket, type Socket } from './socket.js';

const lesson = `${aLesson()}
## Pour
::activity{id=pour minutes=20}

Into the cups.

## Drink
::activity{id=drink minutes=30}

Together.
`.replace('minutes: 10', 'minutes: 60');

/** A class on the course's edition, led by these. */
async function aClass(service: TestService, leaders: Somebody[]): Promise<Scheduled> {
  const editionId = await service.publish(aCourse({ 'lessons/01-tea/lesson.md': lesson }));
  return anOffering(service.database.source, service.instituteId, {
    ...{ editionId, leaders: leaders.map(({ who }) => who.membershipId) },
  });
}

describe('two leaders and one clock', () => {
  let service: TestService;
  let leaders: [Somebody, Somebody];
  let made: Scheduled;
  let app: NestFastifyApplication;
  let sql: pg.Client;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    service = await testService();
    const facilitator = () =>
      aMember(service.database.source, service.instituteId, ['facilitator']);
    leaders = [await facilitator(), await facilitator()];
    made = await aClass(service, leaders);
    ({ app } = service);
    await app.listen(0, '127.0.0.1');
    sql = new pg.Client({ connectionString: service.database.superuserUrl });
    await sql.connect();
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(async () => {
    for (const socket of sockets) await socket.close();
    await sql.end();
    if (app !== service.app) await app.close();
    await service.stop();
  });

  const query = () =>
    `subscription { runChanged(session: "${made.sessions[0]}") { state version present steps { id state } } }`;
  const follow = async (who: Somebody) => {
    const { name, value } = service.cookie(who);
    const socket = openSocket(await app.getUrl(), { cookie: `${name}=${value}` });
    sockets.push(socket);
    return socket.follow(query());
  };
  const press = async (who: Somebody, mutation: string, type: string, input: object = {}) => {
    const reply = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: {
        'content-type': 'application/json',
        cookie: Object.values(service.cookie(who)).join('='),
      },
      payload: {
        query: `mutation($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Run { version present } ... on Refusal { code } } }`,
        variables: {
          input: { clientMutationId: randomUUID(), session: made.sessions[0], ...input },
        },
      },
    });
    return (JSON.parse(reply.payload) as { data: { done: Record<string, unknown> } }).data.done;
  };
  const at =
    (version: number) =>
    ({ data }: { data?: unknown }) =>
      (data as { runChanged: { version: number } } | null)?.runChanged.version === version;

  it('see the same, move on by one, and go on after a restart', async () => {
    const [one, two] = [await follow(leaders[0]), await follow(leaders[1])];
    await Promise.all([one, two].map((each) => each.until(at(0))));
    expect(await press(leaders[0], 'startRun', 'StartRunInput')).toMatchObject({ version: 1 });
    const [first, second] = await Promise.all([one, two].map((each) => each.until(at(1))));
    expect(first).toEqual(second);
    expect(first).toMatchObject({ data: { runChanged: { state: 'RUNNING', present: 'warm' } } });
    const both = await Promise.all(
      leaders.map((who) =>
        press(who, 'nextActivity', 'NextActivityInput', { from: 'warm', version: 1 }),
      ),
    );
    expect(both).toMatchObject([{ version: 2 }, { version: 2 }]);
    await Promise.all([one, two].map((each) => each.until(at(2))));

    const settings = app.get<Settings>(SETTINGS);
    const keys = app.get(Keys);
    await app.close();
    await Promise.all([one.over, two.over]);
    app = await createApp(settings, service.database.source, keys);
    await app.listen(0, '127.0.0.1');
    const [again, other] = [await follow(leaders[0]), await follow(leaders[1])];
    await Promise.all([again, other].map((each) => each.until(at(2))));
    await press(leaders[1], 'nextActivity', 'NextActivityInput', { from: 'pour' });
    const heard = await Promise.all([again, other].map((each) => each.until(at(3))));
    expect(heard[0]).toEqual(heard[1]);
    expect(heard[0]).toMatchObject({ data: { runChanged: { present: 'drink' } } });
  });

  it('hear the next change after the listening connection was lost', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {});
    const ears = await Promise.all(leaders.map(follow));
    await Promise.all(ears.map((each) => each.until(at(3))));
    const heard = ears.map(({ answers }) => answers.length);
    const { rowCount } = await sql.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = $1 AND datname = current_database()`,
      [LISTENER],
    );
    expect(rowCount).toBe(1);
    const input = { from: 'drink', version: 3 };
    // Pressed while nobody listens: they are told to read again.
    expect(await press(leaders[0], 'stepBack', 'StepBackInput', input)).toMatchObject({
      version: 4,
    });
    await Promise.all(ears.map((each) => each.until(at(4))));
    await press(leaders[1], 'nextActivity', 'NextActivityInput', { from: 'pour', version: 4 });
    await Promise.all(ears.map((each) => each.until(at(5))));
    expect(ears.every(({ answers }, index) => answers.length > heard[index]!)).toBe(true);
  });

  it('hear no more once they lead no more, or are signed out; others of the institute never do', async () => {
    const [one, two] = await Promise.all(leaders.map(follow));
    await Promise.all([one!, two!].map((each) => each.until(at(5))));
    const others = [
      await aMember(service.database.source, service.instituteId, ['facilitator', 'assistant']),
      await aMember(service.database.source, service.instituteId, ['learner']),
    ];
    for (const who of others) {
      const ears = await follow(who);
      await ears.over;
      expect(ears.answers.map(({ data }) => data ?? null)).toEqual(ears.answers.map(() => null));
    }
    const [former, signedOut] = leaders;
    await sql.query('DELETE FROM offering_leader WHERE membership_id = $1', [
      former.who.membershipId,
    ]);
    await sql.query('DELETE FROM auth.session WHERE user_id = $1', [signedOut.who.userId]);
    await press(service.me, 'extendActivity', 'ExtendActivityInput', { from: 'drink', minutes: 5 });
    await Promise.all([one!.over, two!.over]);
    expect(one!.answers.at(-1)).toMatchObject({
      errors: [{ extensions: { code: 'NO_SUCH_SESSION' } }],
    });
    expect(two!.answers.at(-1)).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const count = one!.answers.length + two!.answers.length;
    await press(service.me, 'finishRun', 'FinishRunInput', { from: 'drink' });
    await pause(200);
    expect(one!.answers.length + two!.answers.length).toBe(count);
    expect(JSON.stringify([one!.answers.at(-1), two!.answers.at(-1)])).not.toContain('"version":6');
  });
});

inBrowser('the page of a session’s clock', () => {
  const paths: string[] = [];
  const visitPage = servedInBrowser(async () => {
    const own = await testService();
    for (let n = 0; n < 3; n++) {
      const { id, sessions } = await aClass(own, [own.me]);
      paths.push(`/classes/${id}/sessions/${sessions[0]}/run`);
    }
    return own;
  });
  const phone = { viewport: { width: 320, height: 900 } };

  it('runs a session by keyboard and without scripts, and passes axe at AA and AAA on a phone', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const complaints = await visitPage(
        paths[colorScheme === 'dark' ? 0 : 1]!,
        { ...phone, colorScheme, javaScriptEnabled: colorScheme === 'dark' },
        async (page) => {
          const looksRight = async () => {
            if (colorScheme === 'light') return;
            expect(await axeViolations(page)).toEqual([]);
            expect(
              await page.evaluate(
                'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
              ),
            ).toBe(true);
          };
          await looksRight();
          await page.getByRole('button', { name: 'Start the clock' }).press('Enter');
          await page.getByRole('heading', { name: 'Now: Warm the pot' }).waitFor();
          await looksRight();
          await page.getByRole('button', { name: 'Next activity' }).press('Enter');
          await page.getByRole('heading', { name: 'Now: Pour' }).waitFor();
          await page.getByText(/(9|10) minutes ahead of the plan/).waitFor();
          await page.getByRole('button', { name: '5 minutes more' }).press('Enter');
          await page.getByText(/[45] minutes ahead of the plan/).waitFor();
          await page.getByLabel('Why it is skipped').selectOption('There was no time');
          await page.getByRole('button', { name: 'Skip this activity' }).press('Enter');
          await page.getByRole('heading', { name: 'Now: Drink' }).waitFor();
          await page.getByRole('button', { name: 'Take the last step back' }).press('Enter');
          await page.getByRole('heading', { name: 'Now: Pour' }).waitFor();
          await page.getByRole('button', { name: 'End the session' }).press('Enter');
          await page.getByText('The session is over.').waitFor();
          await looksRight();
        },
      );
      expect(complaints).toEqual([]);
    }
  });

  it('follows what another leader does, and leaves the focus where it is', async () => {
    await visitPage(paths[2]!, phone, async (page) => {
      await page.getByRole('button', { name: 'Start the clock' }).press('Enter');
      await page.getByRole('heading', { name: 'Now: Warm the pot' }).waitFor();
      const reason = page.getByLabel('Why it is skipped');
      await reason.focus();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole('button', { name: 'Next activity' }).press('Enter');
      await other.getByRole('heading', { name: 'Now: Pour' }).waitFor();
      await page.getByRole('heading', { name: 'Now: Pour' }).waitFor({ timeout: 15_000 });
      expect(await reason.evaluate('document.activeElement.id')).toBe('reason');
      // What was on the screen before is over: pressing it moves nothing on.
      await page.getByRole('button', { name: 'Next activity' }).press('Enter');
      await page.getByRole('heading', { name: 'Now: Pour' }).waitFor();
    });
  });
});
