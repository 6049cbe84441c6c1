import { CalendarFeedService } from '@hearthside/interop';
import { NoMailService } from '@hearthside/delivery';
import { hasRole, type Context } from '@hearthside/platform';
import { Passkeys, Sessions, ViewerService } from '@hearthside/people';
import { Injectable } from '@nestjs/common';
import { formOf, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { compilePage } from '../page/page.js';
import { accountView, type AccountView } from './account.view.js';

const page = compilePage<AccountView & { calendar: string | undefined }>('account');

/** The one page that shows somebody what they are here, and where they are signed in. */
@Injectable()
export class AccountPage {
  constructor(
    private readonly viewers: ViewerService,
    private readonly sessions: Sessions,
    private readonly passkeys: Passkeys,
    private readonly calendars: CalendarFeedService,
    private readonly wishes: NoMailService,
    private readonly frames: Frames,
  ) {}

  async of(
    ctx: Context,
    cookies: string | undefined,
    { form = formOf(), done }: { form?: Form; done?: string | undefined } = {},
  ): Promise<string> {
    const isStaff = hasRole(ctx.who, 'coordinator', 'facilitator');
    const passkeys = {
      own: await this.passkeys.list(ctx),
      mayAdd: isStaff && (await this.sessions.isTheirsAlone(ctx)),
    };
    const viewer = await this.viewers.viewer(ctx);
    const shown = accountView(viewer, await this.sessions.list(cookies), passkeys);
    const view = { ...shown, calendar: (await this.calendars.own(ctx))?.address };
    const scripts = passkeys.mayAdd ? ['passkey.js'] : [];
    const frame = await this.frames.of(ctx, 'Your account', '/account', { done, scripts });
    const { who } = ctx;
    const wish = who.kind === 'member' ? await this.wishes.get(ctx, who.membershipId) : undefined;
    return page(frame, { ...view, ...wish, form });
  }
}
