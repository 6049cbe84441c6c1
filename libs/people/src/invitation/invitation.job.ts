import {
  Mailer,
  SETTINGS,
  Task,
  type Context,
  type DoesJobs,
  type JobAbout,
  type Settings,
} from '@hearthside/platform';
import { Inject } from '@nestjs/common';
import { instituteOf } from '../institute/at.js';
import { INVITATION } from './invitation-task.js';
import { invitationMail, type Invited } from './invitation-mail.js';

/** Mails an invitation as things stand when it is sent: with today's address, or not at all. */
@Task(INVITATION)
export class InvitationJob implements DoesJobs<{ membershipId: string }> {
  constructor(
    private readonly mailer: Mailer,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  async run(
    ctx: Context,
    { membershipId }: { membershipId: string },
    { jobId }: Pick<JobAbout, 'jobId'>,
  ): Promise<void> {
    const [invited] = await ctx.select<Invited & { email: string }>(
      `SELECT m.called, i.name AS institute, i.contact, u.email
         FROM membership m
         JOIN institute i ON i.id = m.institute_id
         JOIN auth."user" u ON u.id = m.user_id
        WHERE m.institute_id = $1 AND m.id = $2 AND m.state = 'invited'`,
      [instituteOf(ctx), membershipId],
    );
    // They have answered meanwhile, or the office has changed its mind.
    if (!invited) return;
    const mail = invitationMail(invited, `${this.settings.publicUrl}/sign-in`);
    await this.mailer.send({ ...mail, to: invited.email, id: jobId });
  }
}
