/** One mail to one person, in plain text. */
export interface Mail {
  /** An address alone. */
  to: string;
  /** Neutral: whoever sees the list of mails must not learn which course somebody takes. At most 120 characters. */
  subject: string;
  text: string;
  /**
   * The same for the same mail, however often it is sent, so that a mail server can tell: the id of the job, with
   * something after it when one job sends several. Letters, digits, `.`, `_` and `-`, at most 100.
   */
  id: string;
  /**
   * An address at which this kind of mail is refused, for the buttons of mail programs: a POST there, without signing
   * in and without another question, has to be enough (RFC 8058). At most 500 characters.
   */
  unsubscribe?: string | undefined;
}

/** Taken: a server has it, and it may still come back. Nowhere: the person has no e-mail, nothing was sent. */
export type Delivery = 'taken' | 'nowhere';

/** Sends mail: over SMTP in production, into a mailbox in memory in the demo. Also its injection token. */
export abstract class Mailer {
  /**
   * @throws JobRefused when no further attempt would help, and other errors when one may
   */
  abstract send(mail: Mail): Promise<Delivery>;
}
