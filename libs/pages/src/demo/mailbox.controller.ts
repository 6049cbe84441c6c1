import {
  Audience,
  Ctx,
  DemoMailbox,
  Mailer,
  SETTINGS,
  type Context,
  type Settings,
} from '@hearthside/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { Frames } from '../page/frames.service.js';
import { momentOf } from '../page/moment.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { mailParts, type MailPart } from './mail-parts.js';

interface MailboxView {
  mails: { to: string; subject: string; sent: string; parts: MailPart[] }[];
}

const page = compilePage<MailboxView>('demo-mailbox');

/** The mail of people who do not exist. */
@Audience('anyone')
@Controller('demo/mailbox')
export class MailboxController {
  constructor(
    private readonly mailer: Mailer,
    private readonly frames: Frames,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get()
  @PrivatePage()
  async mailbox(@Ctx() ctx: Context): Promise<string> {
    const kept = this.mailer instanceof DemoMailbox ? this.mailer.mails() : [];
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const mails = kept.map(({ to, subject, text, sentAt }) => ({
      to,
      subject,
      sent: momentOf(sentAt, timeZone),
      parts: mailParts(text, this.settings.publicUrl),
    }));
    return page(await this.frames.of(ctx, 'Mailbox', '/demo/mailbox'), { mails });
  }
}
