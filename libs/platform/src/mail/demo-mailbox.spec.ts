import { describe, expect, it } from '@jest/globals';
import { JobRefused } from '../job/job-refused.js';
import { readSettings } from '../settings/settings.js';
import { DemoMailbox } from './demo-mailbox.js';
import { mailerFor } from './mailer-for.js';
import { SmtpMailer } from './smtp-mailer.js';

const mail = { to: 'rose@example.org', subject: 'Your code', text: '123 456', id: 'a' };

describe('the demo’s mailbox', () => {
  it('shows the newest mail first, and keeps two hundred', async () => {
    const mailbox = new DemoMailbox();
    for (let n = 1; n <= 203; n++) await mailbox.send({ ...mail, id: `${n}` });
    const ids = mailbox.mails().map(({ id }) => id);
    expect(ids).toHaveLength(200);
    expect([ids[0], ids.at(-1)]).toEqual(['203', '4']);
    expect(mailbox.mails()[0]).toMatchObject({ ...mail, id: '203', sentAt: expect.any(Date) });
  });

  it('shows a mail once that was sent twice', async () => {
    const mailbox = new DemoMailbox();
    await mailbox.send(mail);
    await mailbox.send({ ...mail, id: 'b' });
    await mailbox.send(mail);
    expect(mailbox.mails().map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('takes nothing that a mail server would not', async () => {
    const mailbox = new DemoMailbox();
    expect(await mailbox.send({ ...mail, to: 'x@no-email.invalid' })).toBe('nowhere');
    await expect(mailbox.send({ ...mail, to: 'rose' })).rejects.toThrow(JobRefused);
    await expect(mailbox.send({ ...mail, subject: 'a\nb' })).rejects.toThrow('one line');
    expect(mailbox.mails()).toEqual([]);
  });

  it('stands in for a mail server in the demo alone', () => {
    const mailServer = { SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: 'a@example.org' };
    expect(mailerFor(readSettings(mailServer))).toBeInstanceOf(DemoMailbox);
    const production = {
      ...mailServer,
      HEARTHSIDE_MODE: 'production',
      DATABASE_URL: 'postgres://app@db/hearthside',
      DATABASE_OWNER_URL: 'postgres://owner@db/hearthside',
      PUBLIC_URL: 'https://classes.example.org',
      HOST: '127.0.0.1',
      MASTER_KEY: Buffer.alloc(32).toString('base64'),
      TRUSTED_PROXIES: 'none',
    };
    expect(mailerFor(readSettings(production))).toBeInstanceOf(SmtpMailer);
  });
});
