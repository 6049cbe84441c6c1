import {
  defineTask,
  enqueue,
  Mailer,
  Task,
  type Context,
  type DoesJobs,
  type JobAbout,
} from '@hearthside/platform';
import { z } from 'zod';
import { MailSignIn } from './mail-sign-in.service.js';
import type { SendsSignInMail } from './signing-in-settings.js';

const signInMail = defineTask({
  name: 'send-sign-in-mail',
  what: 'Sending a mail for signing in',
  payload: z.object({ userId: z.uuid() }),
});

/** Makes the code and the link when the mail goes out, so that neither lies among the jobs. */
@Task(signInMail)
export class SignInMailJob implements DoesJobs<{ userId: string }> {
  constructor(
    private readonly mails: MailSignIn,
    private readonly mailer: Mailer,
  ) {}

  /** A mail that is sent again has another code; both work. */
  async run(_ctx: Context, { userId }: { userId: string }, { jobId }: JobAbout): Promise<void> {
    const mail = await this.mails.compose(userId);
    if (mail) await this.mailer.send({ ...mail, id: jobId });
  }
}

/** Sends the mails of signing in by jobs. */
export const byJob: SendsSignInMail = {
  enqueue: async (db, { userId }) => {
    await enqueue(db, signInMail, { userId });
  },
};
