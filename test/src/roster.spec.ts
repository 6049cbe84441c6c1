import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync, zipSync } from 'fflate';
import { anOffering } from './offerings.js';
import { aMember } from './people.js';
import { testService, type Answer, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

const MONTH = 30 * 24 * 60 * 60 * 1000;

async function aClass(seats = 20): Promise<string> {
  const { source } = service.database;
  const first = new Date(Date.now() + MONTH);
  return (await anOffering(source, service.instituteId, { seats, first })).id;
}

/** A form with files, as a browser sends it. */
function upload(
  path: string,
  fields: Record<string, string>,
  file?: Uint8Array,
  sender: Pick<TestService, 'post'> = service,
): Promise<Answer> {
  const mark = `----${randomUUID()}`;
  const parts: Uint8Array[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (file) {
    const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="list.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    parts.push(Buffer.from(head), file, Buffer.from('\r\n'));
  }
  return sender.post(path, Buffer.concat([...parts, Buffer.from(`--${mark}--\r\n`)]), {
    'content-type': `multipart/form-data; boundary=${mark}`,
    'sec-fetch-site': 'same-origin',
  });
}

const look = (id: string, file: string | Uint8Array) =>
  upload(`/classes/${id}/roster`, {}, Buffer.from(file));

/** Fields that the preview's form would send. */
function fieldsOf({ text }: Answer): Record<string, string> {
  const hidden = text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  const ticked = text.matchAll(/type="radio" [^>]*name="([^"]+)" value="([^"]*)" checked/g);
  return Object.fromEntries(
    [...hidden, ...ticked].map(([, name, value]) => [name!, value!.replaceAll('&#x3D;', '=')]),
  );
}

const enter = (id: string, fields: Record<string, string>) =>
  upload(`/classes/${id}/roster/enter`, fields);

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  service.database.contexts
    .forService(service.instituteId)
    .tx((db) => db.query(text, values)) as Promise<Row[]>;

const inClass = (id: string) =>
  sql<{ name: string; state: string; print: string; hearing: string | null; turn: number }>(
    `SELECT m.name, e.state, e.print, e.hearing, e.turn FROM enrolment e
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
      WHERE e.offering_id = $1 ORDER BY e.turn`,
    [id],
  );
const people = async () =>
  (await sql<{ n: number }>('SELECT count(*)::int AS n FROM membership'))[0]!.n;

const words = ({ text }: Answer) =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;|&#x27;/g, '"')
    .replace(/&#x3D;/g, '=')
    .replace(/\s+/g, ' ');

describe('a list of people', () => {
  it('is shown line by line, and entered after a yes', async () => {
    const id = await aClass(3);
    const known = await aMember(service.database.source, service.instituteId, ['learner'], {
      name: 'Kay Known',
    });
    const ended = await aMember(service.database.source, service.instituteId, ['learner']);
    await sql(`UPDATE membership SET state = 'ended', ended_at = now() WHERE id = $1`, [
      ended.who.membershipId,
    ]);
    const before = await people();
    const shown = await look(
      id,
      [
        'Name,E-mail,Print,Hearing,Shoe size',
        'Ada Lane,ada@example.org,large,a loop,7',
        `Another Name,${known.email},,,`,
        'Ben Lane,,,,',
        'Cleo Lane,cleo@example,,,',
        `Gone,${ended.email},,,`,
        'Dora Lane,,,,',
      ].join('\n'),
    );
    expect(shown.status).toBe(200);
    expect(shown.headers['cache-control']).toContain('no-store');
    const said = words(shown);
    expect(said).toContain('Get a seat 3 Wait for one 1 New on your list of people 3');
    expect(said).toContain('Lines with something to mend 2');
    expect(said).toContain('The column “Shoe size” is not one we know');
    expect(said).toContain('Line 5 E-mail: “cleo@example” does not look like an e-mail address.');
    expect(said).toContain('Line 6: Gone Somebody with this address was at your institute before.');
    expect(said).toContain('2. Ada Lane Somebody new, ada@example.org. Gets a seat. Needs: large');
    expect(said).toContain('3. Another Name On your list of people already');
    expect(said).toContain('7. Dora Lane Somebody new, without e-mail. Waits for a seat.');
    expect(await people()).toBe(before);
    const fields = fieldsOf(shown);
    const entered = await enter(id, fields);
    expect([entered.status, entered.headers['location']]).toEqual([
      303,
      `/classes/${id}/places?done=list-entered`,
    ]);
    const rows = await inClass(id);
    expect(rows.map(({ name, state, print, hearing }) => [name, state, print, hearing])).toEqual([
      ['Ada Lane', 'held', 'large', 'a loop'],
      ['Kay Known', 'held', 'standard', null],
      ['Ben Lane', 'held', 'standard', null],
      ['Dora Lane', 'wait-listed', 'standard', null],
    ]);
    expect(await people()).toBe(before + 3);
    // The same form again, as after a lost connection, does nothing again.
    expect((await enter(id, fields)).status).toBe(303);
    expect(await people()).toBe(before + 3);
    expect(await inClass(id)).toHaveLength(4);
    // Whoever got a seat is told, as if they had been entered one by one.
    const [{ told }] = (await sql<{ told: number }>(
      `SELECT count(*)::int AS told FROM reminder WHERE offering_id = $1 AND kind = 'place-held'`,
      [id],
    )) as [{ told: number }];
    expect(told).toBe(3);
    // The same file again finds whoever has an address in the class, and asks about the others.
    const again = words(await look(id, 'Name,E-mail\nAda Lane,ada@example.org\nBen Lane,'));
    expect(again).toContain('Has a place already. Nothing is changed.');
    expect(again).toContain('Line 3: Ben Lane This is Ben Lane, who has no e-mail here');
    const [{ n }] = (await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'roster.entered' AND subject_id = $1`,
      [id],
    )) as [{ n: number }];
    expect(n).toBe(1);
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text, 'utf8')],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf8')],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('may be %s', async (encoding, bytes) => {
    const id = await aClass();
    const name = `Zoë Núñez-Øst ${encoding}`;
    const shown = await look(id, bytes(`Name;E-mail\r\n${name};\r\n`));
    expect(words(shown)).toContain(`2. ${name} Somebody new`);
    expect((await enter(id, fieldsOf(shown))).status).toBe(303);
    expect((await inClass(id)).map((row) => row.name)).toEqual([name]);
  });

  it('is shown anew when something has changed since, and nothing is done', async () => {
    const id = await aClass(1);
    const shown = await look(id, 'Name\nSoon One');
    const other = await look(id, 'Name\nSoon Two');
    expect((await enter(id, fieldsOf(other))).status).toBe(303);
    const before = await people();
    const again = await enter(id, fieldsOf(shown));
    expect(again.status).toBe(422);
    expect(words(again)).toContain('Nothing has been done yet: since you looked');
    expect(words(again)).toContain('Waits for a seat.');
    expect(await people()).toBe(before);
    expect((await enter(id, fieldsOf(again))).status).toBe(303);
    expect((await inClass(id)).map(({ name, state }) => [name, state])).toEqual([
      ['Soon Two', 'held'],
      ['Soon One', 'wait-listed'],
    ]);
  });

  it('cannot be changed between the look and the yes', async () => {
    const id = await aClass();
    const shown = fieldsOf(await look(id, 'Name\nWho Was Seen'));
    const swapped = { ...shown, list: Buffer.from('Name\nWho Was Not').toString('base64') };
    expect((await enter(id, swapped)).status).toBe(422);
    expect(await inClass(id)).toEqual([]);
  });

  it('asks who somebody is whose name is known, and goes by the answer', async () => {
    const id = await aClass();
    const one = await aMember(service.database.source, service.instituteId, ['learner'], {
      name: 'Robin Twice',
    });
    const shown = await look(id, 'Name,E-mail\nrobin twice,other@example.org');
    expect(words(shown)).toContain(`This is Robin Twice with the address ${one.email}`);
    expect(shown.text).not.toContain('type="submit">Enter ');
    const fields = fieldsOf(shown);
    expect(words(await enter(id, fields))).toContain('Please choose below');
    const before = await people();
    const chosen = await upload(`/classes/${id}/roster`, {
      ...fields,
      'who-2': one.who.membershipId,
    });
    expect(words(chosen)).toContain('New on your list of people 0');
    expect((await enter(id, fieldsOf(chosen))).status).toBe(303);
    expect(await people()).toBe(before);
    const fresh = await aClass();
    const asNew = await upload(`/classes/${fresh}/roster`, { ...fields, 'who-2': 'new' });
    expect((await enter(fresh, fieldsOf(asNew))).status).toBe(303);
    expect(await people()).toBe(before + 1);
  });

  it('has 1,000 lines within seconds', async () => {
    const id = await aClass(500);
    const lines = Array.from({ length: 1_000 }, (_, n) =>
      n % 2 ? `Many ${n},` : `Many ${n},many${n}@example.org`,
    );
    const shown = await look(id, `Name,E-mail\n${lines.join('\n')}`);
    const began = Date.now();
    expect((await enter(id, fieldsOf(shown))).status).toBe(303);
    const took = Date.now() - began;
    expect(took).toBeLessThan(8_000);
    const rows = await inClass(id);
    expect(rows.filter(({ state }) => state === 'held')).toHaveLength(500);
    expect(rows.at(-1)).toMatchObject({ name: 'Many 999', state: 'wait-listed', turn: 1_000 });
    process.stderr.write(`1,000 lines entered in ${took} ms\n`);
  });

  it.each([
    ['nothing', '', 'Choose a file first'],
    ['a spreadsheet', 'PK\x03\x04 xl/workbook', 'not a CSV file'],
    ['a page of the web', '<html>', 'This is a web page'],
    ['no headings', 'Ada,Lane\n', 'The first line has to say what each column holds'],
    ['too much', `Name\n${'x'.repeat(1_000_001)}`, 'larger than a list of people can be (1 MB)'],
  ])('says kindly why it cannot be %s', async (_, text, said) => {
    const answer = await look(await aClass(), text);
    expect(answer.status).toBeLessThan(500);
    expect(words(answer)).toContain(said);
    expect(answer.text).not.toContain('type="submit">Enter ');
  });

  it('is refused where nobody can be entered', async () => {
    const { id } = await anOffering(service.database.source, service.instituteId, {
      state: 'finished',
    });
    const answer = await look(id, 'Name\nAda');
    expect([answer.status, words(answer)]).toEqual([
      422,
      expect.stringContaining('This class is over.'),
    ]);
  });

  it('is the office’s alone', async () => {
    const [id, leader] = [await aClass(), await service.somebody('facilitator')];
    const answer = await upload(
      `/classes/${id}/roster`,
      {},
      Buffer.from('Name\nAda'),
      service.as(leader),
    );
    expect(answer.status).toBe(403);
  });
});

describe('lists as files', () => {
  const post = (path: string, sender: Pick<TestService, 'submit'> = service) =>
    sender.submit(path, {});

  it('give a class to a spreadsheet, in which nothing is a formula, and come back as they were', async () => {
    const id = await aClass();
    const list =
      'Name,E-mail,Hearing\n"=HYPERLINK(""http://x"")",,a loop\nKim Out,kim.out@example.org,';
    expect((await enter(id, fieldsOf(await look(id, list)))).status).toBe(303);
    const { status, headers, text, bytes } = await post(`/classes/${id}/roster/file`);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="class-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(headers['cache-control']).toContain('no-store');
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).not.toMatch(/(^|,)"?=/m);
    const again = words(await look(await aClass(), bytes));
    expect(again).toContain('Line 2: =HYPERLINK("http://x") This is =HYPERLINK("http://x")');
    expect(again).toContain(
      'Kim Out On your list of people already, kim.out@example.org. Gets a seat.',
    );
    const audited = await sql(`SELECT FROM audit_entry WHERE action = 'roster.exported'`);
    expect(audited.length).toBeGreaterThan(0);
  });

  it('give all classes to another system, and come in from one', async () => {
    const { source } = service.database;
    const leader = await aMember(source, service.instituteId, ['facilitator']);
    const { id } = await anOffering(source, service.instituteId, {
      ...{
        leaders: [leader.who.membershipId],
        label: 'Noon',
        first: new Date('2027-06-20T14:00:00Z'),
      },
    });
    await enter(id, fieldsOf(await look(id, 'Name,E-mail\nOne Ada,one.ada@example.org\nOne Ben,')));
    const { status, headers, bytes } = await post('/classes/one-roster');
    expect(status).toBe(200);
    expect(headers['content-disposition']).toMatch(/filename="classes-\d{4}-\d\d-\d\d\.zip"/);
    const files = unzipSync(bytes);
    const text = (name: string) => Buffer.from(files[name]!).toString('utf8');
    expect(Object.keys(files).toSorted()).toEqual([
      ...['academicSessions.csv', 'classes.csv', 'courses.csv', 'enrollments.csv', 'manifest.csv'],
      ...['orgs.csv', 'users.csv'],
    ]);
    expect(text('classes.csv')).toMatch(
      new RegExp(`${id},,,"?Kitchen hour, Noon"?,.*"?year-2027,year-2028"?`),
    );
    expect(text('enrollments.csv').match(new RegExp(id, 'g'))!.length).toBeGreaterThanOrEqual(3);
    expect(text('users.csv')).toContain(`${leader.who.membershipId},,,true,`);
    expect(
      Object.values(files)
        .map((file) => Buffer.from(file).toString())
        .join(),
    ).not.toContain('tea,');

    // Our own set, as another institute would get it: its class is chosen, then its learners are.
    const target = await aClass();
    const shown = await upload(`/classes/${target}/roster`, {}, bytes);
    expect(words(shown)).toContain('There are several classes in this file.');
    const chosen = await upload(`/classes/${target}/roster`, { ...fieldsOf(shown), from: id });
    expect(words(chosen)).toContain('One Ada On your list of people already, one.ada@example.org');
    expect(words(chosen)).toContain('Line 2: One Ben This is One Ben, who has no e-mail here');
    const known = { ...fieldsOf(chosen), from: id };
    const [, ben] = /name="who-2" value="([0-9a-f-]{36})"/.exec(chosen.text)!;
    const looked = await upload(`/classes/${target}/roster`, { ...known, 'who-2': ben! });
    expect((await enter(target, { ...fieldsOf(looked), from: id })).status).toBe(303);
    expect((await inClass(target)).map(({ name }) => name)).toEqual(['One Ada', 'One Ben']);
  });

  it('cannot burst: an archive that is small and holds a great deal is shut', async () => {
    const many = zipSync({ 'manifest.csv': Buffer.alloc(90_000_000, 'a') });
    expect(many.length).toBeLessThan(1_000_000);
    const began = Date.now();
    expect(words(await look(await aClass(), many))).toContain('larger than lists of people can be');
    expect(Date.now() - began).toBeLessThan(2_000);
    const cut = zipSync({ 'manifest.csv': Buffer.alloc(9_000, 'a') }).subarray(0, 40);
    expect((await look(await aClass(), cut)).status).toBeLessThan(500);
  });

  it('are the office’s alone', async () => {
    const [id, leader] = [await aClass(), service.as(await service.somebody('facilitator'))];
    expect((await post(`/classes/${id}/roster/file`, leader)).status).toBe(403);
    expect((await post('/classes/one-roster', leader)).status).toBe(403);
    expect((await post(`/classes/${randomUUID()}/roster/file`)).status).toBe(404);
  });
});

describe('a list by GraphQL', () => {
  it('is previewed and entered once', async () => {
    const offering = await aClass();
    const csv = 'Name,E-mail\nGraph Lane,graph@example.org\nNo Address,';
    const preview = `query($offering: ID!, $csv: String!) {
      rosterPreview(offering: $offering, csv: $csv) {
        digest lines { line kind name place candidates { id } remarks { column message } } } }`;
    const { data } = await service.ask(preview, { offering, csv });
    expect(data.rosterPreview.lines).toEqual([
      { line: 2, kind: 'NEW', name: 'Graph Lane', place: 'HELD', candidates: [], remarks: [] },
      { line: 3, kind: 'NEW', name: 'No Address', place: 'HELD', candidates: [], remarks: [] },
    ]);
    const { digest } = data.rosterPreview;
    const input = { clientMutationId: randomUUID(), offering, csv, digest };
    const order = `mutation($input: ImportRosterInput!) { importRoster(input: $input) {
      ... on Offering { id } ... on Refusal { code } } }`;
    for (const _ of [1, 2]) {
      const answer = await service.ask(order, { input });
      expect(answer).toEqual({ data: { importRoster: { id: offering } } });
    }
    expect(await inClass(offering)).toHaveLength(2);
    const stale = await service.ask(order, { input: { ...input, clientMutationId: randomUUID() } });
    expect(stale.data.importRoster.code).toBe('ROSTER_UNSURE');
  });
});
