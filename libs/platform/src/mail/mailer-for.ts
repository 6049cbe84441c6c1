import type { Settings } from '../settings/settings.js';
import { DemoMailbox } from './demo-mailbox.js';
import type { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** The demo's people are invented, so their mail goes nowhere. */
export function mailerFor({ mail }: Settings): Mailer {
  return mail ? new SmtpMailer(mail) : new DemoMailbox();
}
