import { Injectable } from '@nestjs/common';
import { JobRefused } from '../job/job-refused.js';
import { faultOfHeaders, isAddress, isNowhere } from './mail.rules.js';
import { Mailer, type Delivery, type Mail } from './mailer.js';

/** Mails that are kept; older ones are let go. */
const KEPT = 200;

export interface KeptMail extends Mail {
  sentAt: Date;
}

/** Keeps mails in memory in place of sending them, for a page of the demo. Takes what SMTP would take. */
@Injectable()
export class DemoMailbox extends Mailer {
  #mails: KeptMail[] = [];

  async send({ to, subject, text, id, unsubscribe }: Mail): Promise<Delivery> {
    const fault = faultOfHeaders({ subject, id, unsubscribe });
    if (fault) throw new Error(fault);
    if (isNowhere(to)) return 'nowhere';
    if (!isAddress(to)) throw new JobRefused(NO_ADDRESS);
    const others = this.#mails.filter((mail) => mail.id !== id);
    const way = unsubscribe === undefined ? {} : { unsubscribe };
    const kept = { to, subject, text, id, ...way, sentAt: new Date() };
    this.#mails = [kept, ...others].slice(0, KEPT);
    return 'taken';
  }

  /** The newest first. */
  mails(): readonly KeptMail[] {
    return this.#mails;
  }
}

/** Shown to coordinators, so it does not repeat the address. */
export const NO_ADDRESS = 'The e-mail address is not one that mail can be sent to.';
