import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { JobRefused } from '../job/job-refused.js';
import { isLoopback } from '../settings/loopback.js';
import type { Settings } from '../settings/settings.js';
import { NO_ADDRESS } from './demo-mailbox.js';
import { faultOfHeaders, isAddress, isNowhere } from './mail.rules.js';
import { Mailer, type Delivery, type Mail } from './mailer.js';

/** Milliseconds for each step until a server speaks, and of silence afterwards. */
const HELLO = 10_000;
const SILENCE = 30_000;

/** Hands mails to an SMTP server, a connection for each. */
@Injectable()
export class SmtpMailer extends Mailer {
  readonly #transport: ReturnType<typeof transportTo>;
  readonly #from: { name: string; address: string };

  constructor({ url, from }: NonNullable<Settings['mail']>) {
    super();
    this.#transport = transportTo(url);
    this.#from = from;
  }

  async send({ to, subject, text, id, unsubscribe }: Mail): Promise<Delivery> {
    const fault = faultOfHeaders({ subject, id, unsubscribe });
    if (fault) throw new Error(fault);
    if (isNowhere(to)) return 'nowhere';
    if (!isAddress(to)) throw new JobRefused(NO_ADDRESS);
    const { address } = this.#from;
    try {
      await this.#transport.sendMail({
        from: this.#from,
        to: { name: '', address: to },
        // Said apart, so that nothing is read out of the headers.
        envelope: { from: address, to: [to] },
        subject,
        text,
        messageId: `<${id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
        headers: {
          // So that nobody's out-of-office note answers it.
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe && {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw refusalIn(error as SmtpError) ?? error;
    }
    return 'taken';
  }
}

/**
 * With smtps: it is TLS from the start, with smtp: TLS after the greeting, and without TLS or with a certificate
 * that nobody vouches for there is no mail: it carries ways to sign in. A server on this computer may do without.
 * For a certificate authority of one's own there is NODE_EXTRA_CA_CERTS.
 */
function transportTo(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const here = isLoopback(hostname);
  return createTransport({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !here,
    tls: { rejectUnauthorized: !here, minVersion: 'TLSv1.2' },
    ...(username && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    dnsTimeout: HELLO,
    connectionTimeout: HELLO,
    greetingTimeout: HELLO,
    socketTimeout: SILENCE,
  });
}

interface SmtpError extends Error {
  /** What the server answered to, such as "RCPT TO". */
  command?: string;
  /** Three digits; 5xx means for good. */
  responseCode?: number;
}

/**
 * A server that wants neither this recipient nor this mail will not want it later. One that does not let us in
 * may once somebody has mended the settings, so that is tried again.
 */
function refusalIn(error: SmtpError): JobRefused | undefined {
  const { command = '', responseCode = 0 } = error;
  if (responseCode < 500) return undefined;
  if (command.startsWith('RCPT')) {
    return new JobRefused('The mail server takes no mail for this address.', { cause: error });
  }
  if (command.startsWith('DATA')) {
    return new JobRefused('The mail server does not take this mail.', { cause: error });
  }
  return undefined;
}
