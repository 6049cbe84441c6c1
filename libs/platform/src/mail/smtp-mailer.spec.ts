import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { JobRefused } from '../job/job-refused.js';
import { SmtpMailer } from './smtp-mailer.js';
import { selfSigned } from './spec-certificate.js';

interface Taken {
  from: string;
  to: string[];
  secure: boolean;
  user: string | undefined;
  source: string;
}

const from = { name: 'Garden School', address: 'classes@example.org' };
const mail = {
  to: 'rose@example.org',
  subject: 'Your code for Garden School',
  text: 'The code is 123 456.\nÄpfel und Birnen: 🍐',
  id: 'a1b2',
};
const servers: (SMTPServer | Server)[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
});

/** An SMTP server with a certificate that it has signed itself, and what it has taken. */
async function aServer(options: SMTPServerOptions = {}, host = '127.0.0.1') {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          secure: Boolean(session.secure),
          user: session.user as string | undefined,
          source: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  servers.push(server);
  server.listen(0, host);
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { taken, host: `${host}:${port}` };
}

const mailerTo = (url: string) => new SmtpMailer({ url, from });
const refusal = (code: number) => Object.assign(new Error('No.'), { responseCode: code });
/** What sending comes to: an error, never a delivery. */
const failureOf = async (sending: Promise<unknown>): Promise<Error> => {
  try {
    await sending;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was sent.');
};

describe('mail over SMTP', () => {
  it('arrives as it was written, from whom the settings say', async () => {
    const { taken, host } = await aServer();
    expect(await mailerTo(`smtp://${host}`).send(mail)).toBe('taken');
    const [one] = taken;
    expect(one).toMatchObject({ from: from.address, to: [mail.to], secure: true });
    expect(one!.source).toContain('From: Garden School <classes@example.org>');
    expect(one!.source).toContain('Subject: Your code for Garden School');
    expect(one!.source).toContain('Auto-Submitted: auto-generated');
    expect(one!.source).toContain('Content-Type: text/plain; charset=utf-8');
    expect(one!.source).toContain('=F0=9F=8D=90');
  });

  it('has the same Message-ID when it is sent again', async () => {
    const { taken, host } = await aServer();
    const mailer = mailerTo(`smtp://${host}`);
    for (const id of ['a1b2', 'a1b2', 'c3d4']) await mailer.send({ ...mail, id });
    const ids = taken.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)![1]!.trim());
    expect(ids).toEqual(['<a1b2@example.org>', '<a1b2@example.org>', '<c3d4@example.org>']);
  });

  it('says where its kind is refused with one press, as RFC 8058 has it, and only where it is one', async () => {
    const { taken, host } = await aServer();
    const unsubscribe = `https://classes.example.org/no-mail/${'a-_9'.repeat(20)}`;
    await mailerTo(`smtp://${host}`).send({ ...mail, unsubscribe });
    await mailerTo(`smtp://${host}`).send(mail);
    const headers = taken.map(({ source }) => {
      // Long headers may go on in the next line.
      const [head = ''] = source.split('\r\n\r\n');
      const lines = head.replace(/\r\n(?=[ \t])/g, '').split('\r\n');
      const list = lines.filter((line) => /^list-/i.test(line));
      return Object.fromEntries(list.map((line) => line.split(': ', 2)));
    });
    const both = {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
    expect(headers).toEqual([both, {}]);
  });

  it('signs in with the name and the password of the URL', async () => {
    const { taken, host } = await aServer({
      authOptional: false,
      onAuth: ({ username, password }, _, done) =>
        password === 'p@ss:word/?' ? done(null, { user: username }) : done(new Error('No.')),
    });
    const password = encodeURIComponent('p@ss:word/?');
    await mailerTo(`smtp://school:${password}@${host}`).send(mail);
    expect(taken).toMatchObject([{ user: 'school' }]);
    // A password that was changed is not the mail's fault, so it is tried again.
    const failure = await failureOf(mailerTo(`smtp://school:wrong@${host}`).send(mail));
    expect(failure).not.toBeInstanceOf(JobRefused);
    expect(taken).toHaveLength(1);
  });

  it('goes nowhere for people without e-mail, and says so', async () => {
    const { taken, host } = await aServer();
    const mailer = mailerTo(`smtp://${host}`);
    for (const to of ['0d9f@no-email.invalid', '0D9F@NO-EMAIL.INVALID']) {
      expect(await mailer.send({ ...mail, to })).toBe('nowhere');
    }
    expect(taken).toEqual([]);
  });

  it.each([
    'rose@example.org\r\nBcc: everyone@example.org',
    'rose@example.org, everyone@example.org',
    'rose@example.org> SIZE=1\r\nRCPT TO:<everyone@example.org',
    '"Rose" <rose@example.org>',
    'rose',
    '',
    `${'r'.repeat(255)}@example.org`,
  ])('is refused for good to what is not one address: %j', async (to) => {
    const { taken, host } = await aServer();
    const failure = await failureOf(mailerTo(`smtp://${host}`).send({ ...mail, to }));
    expect(failure).toBeInstanceOf(JobRefused);
    expect(failure.message).not.toContain('rose');
    expect(taken).toEqual([]);
  });

  it.each([
    ['a subject of two lines', { subject: 'Hello\r\nBcc: everyone@example.org' }],
    ['a subject with a line separator', { subject: 'Hello\u2028Bcc: everyone@example.org' }],
    ['a subject with a paragraph separator', { subject: 'Hello\u2029you' }],
    ['a subject that goes on', { subject: 'x'.repeat(121) }],
    ['a subject with a NUL', { subject: 'Hello\0' }],
    ['an id of two lines', { id: 'a\r\nBcc: everyone@example.org' }],
    ['an id that ends early', { id: 'a> <b' }],
    ['another header in its address', { unsubscribe: 'https://a.example/b\r\nBcc: c@d.example' }],
    ['two addresses to unsubscribe', { unsubscribe: 'https://a.example/b>, <mailto:c@d.example' }],
    ['an address that is none', { unsubscribe: 'javascript:alert(1)' }],
  ])('is not sent with %s', async (_, wrong) => {
    const { taken, host } = await aServer();
    await failureOf(mailerTo(`smtp://${host}`).send({ ...mail, ...wrong }));
    expect(taken).toEqual([]);
  });

  it('cannot end early, or begin another, by what its text says', async () => {
    const { taken, host } = await aServer();
    const text =
      'One.\r\n.\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nTwo.';
    await mailerTo(`smtp://${host}`).send({ ...mail, text });
    expect(taken).toHaveLength(1);
    expect(taken[0]!.source).toContain('Two.');
  });
});

describe('a mail server that does not take a mail', () => {
  it.each([
    [
      'does not know the person',
      550,
      { onRcptTo: (_a: unknown, _s: unknown, done: Done) => done(refusal(550)) },
    ],
    [
      'does not want the text',
      554,
      {
        onData: (stream: NodeJS.ReadableStream, _s: unknown, done: Done) => {
          stream.resume();
          stream.on('end', () => done(refusal(554)));
        },
      },
    ],
  ])('for good, because it %s, ends the job', async (_, code, options) => {
    const { host } = await aServer(options as SMTPServerOptions);
    const failure = await failureOf(mailerTo(`smtp://${host}`).send(mail));
    expect(failure).toBeInstanceOf(JobRefused);
    // Coordinators read it: nobody's address is in it. The log has the rest.
    expect(failure.message).not.toContain('@');
    expect(failure.cause).toMatchObject({ responseCode: code });
  });

  it.each([
    ['wants it later', { onRcptTo: (_a: unknown, _s: unknown, done: Done) => done(refusal(450)) }],
    ['has no room', { onRcptTo: (_a: unknown, _s: unknown, done: Done) => done(refusal(452)) }],
    [
      'does not know the sender',
      { onMailFrom: (_a: unknown, _s: unknown, done: Done) => done(refusal(550)) },
    ],
    ['lets nobody in', { onConnect: (_s: unknown, done: Done) => done(refusal(554)) }],
  ])('because it %s, is asked again', async (_, options) => {
    const { host } = await aServer(options as SMTPServerOptions);
    const failure = await failureOf(mailerTo(`smtp://${host}`).send(mail));
    expect(failure).not.toBeInstanceOf(JobRefused);
  });

  it('because it is down, is asked again', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const failure = await failureOf(mailerTo(`smtp://127.0.0.1:${port}`).send(mail));
    expect(failure).not.toBeInstanceOf(JobRefused);
    expect(failure.message).toContain('ECONNREFUSED');
  });

  it('because it never says a word, is given up after ten seconds', async () => {
    const mute = createServer((socket) => socket.on('error', () => {}).resume());
    servers.push(mute.listen(0, '127.0.0.1'));
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const begun = Date.now();
    const failure = await failureOf(mailerTo(`smtp://127.0.0.1:${port}`).send(mail));
    expect(failure).not.toBeInstanceOf(JobRefused);
    expect(Date.now() - begun).toBeLessThan(15_000);
  });
});
type Done = (error?: Error) => void;

describe('TLS', () => {
  // Not "this computer" by name, and yet nowhere else.
  const ELSEWHERE = '127.0.0.2';
  const certificate = selfSigned(ELSEWHERE);

  it.each(['smtp', 'smtps'])(
    'with a certificate that nobody vouches for is refused elsewhere, by %s',
    async (protocol) => {
      const { taken, host } = await aServer(
        { ...certificate, secure: protocol === 'smtps' },
        ELSEWHERE,
      );
      const failure = await failureOf(mailerTo(`${protocol}://${host}`).send(mail));
      expect(failure).not.toBeInstanceOf(JobRefused);
      expect(failure.message).toMatch(/self-signed certificate/);
      expect(taken).toEqual([]);
    },
  );

  it.each([
    ['is missing', {}],
    ['is there, but not announced', { hideSTARTTLS: true }],
  ])('that %s elsewhere keeps mail and password here', async (_, more) => {
    let asked = false;
    const { taken, host } = await aServer(
      {
        disabledCommands: 'hideSTARTTLS' in more ? [] : ['STARTTLS'],
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => {
          asked = true;
          done(null, { user: 'school' });
        },
        ...more,
      },
      ELSEWHERE,
    );
    const failure = await failureOf(mailerTo(`smtp://school:word@${host}`).send(mail));
    expect(failure).not.toBeInstanceOf(JobRefused);
    expect({ asked, taken }).toEqual({ asked: false, taken: [] });
  });

  it('with a certificate that NODE_EXTRA_CA_CERTS vouches for is enough elsewhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearthside-mail-'));
    const authority = join(folder, 'authority.pem');
    writeFileSync(authority, certificate.cert);
    const { taken, host } = await aServer(certificate, ELSEWHERE);
    const script = `
      import { SmtpMailer } from '@hearthside/platform';
      const mailer = new SmtpMailer(${JSON.stringify({ url: `smtp://${host}`, from })});
      process.stdout.write(await mailer.send(${JSON.stringify(mail)}));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      {
        cwd: dirname(fileURLToPath(import.meta.url)),
        // The variable is read when node starts, so it takes a process of its own.
        env: { ...process.env, NODE_OPTIONS: '', NODE_EXTRA_CA_CERTS: authority },
      },
    );
    rmSync(folder, { recursive: true });
    expect(stdout).toBe('taken');
    expect(taken).toMatchObject([{ to: [mail.to], secure: true }]);
  });

  it('may be missing, or vouched for by nobody, on this computer', async () => {
    const plain = await aServer({ disabledCommands: ['STARTTLS'] });
    const tls = await aServer({ secure: true });
    await mailerTo(`smtp://${plain.host}`).send(mail);
    await mailerTo(`smtps://${tls.host}`).send(mail);
    expect([plain.taken[0]!.secure, tls.taken[0]!.secure]).toEqual([false, true]);
  });
});
