import { CalendarFeedService } from '@hearthside/interop';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Headers, NotFoundException, Post, Res } from '@nestjs/common';
import { fieldsOf, type Form } from '../page/form.js';
import { Orders } from '../page/orders.service.js';
import { AccountPage } from './account-page.service.js';

/** The address that one's calendar program reads: made, made anew, taken back. */
@Audience('members')
@Controller('account/calendar')
export class CalendarFormController {
  constructor(
    private readonly page: AccountPage,
    private readonly orders: Orders,
    private readonly feeds: CalendarFeedService,
  ) {}

  @Post()
  async change(
    @Ctx() ctx: Context,
    @Headers('cookie') cookies: string | undefined,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const ways = {
      make: ['makeCalendar', () => this.feeds.make(ctx), 'calendar-made'],
      revoke: ['revokeCalendar', () => this.feeds.revoke(ctx), 'calendar-revoked'],
    } as const;
    const way = Object.hasOwn(ways, fields['to'] ?? '') && ways[fields['to'] as keyof typeof ways];
    if (!way) throw new NotFoundException();
    const [mutation, work, done] = way;
    const order = { mutation, input: {}, work, done, then: () => '/account' };
    const again = (form: Form) => this.page.of(ctx, cookies, { form });
    await this.orders.send(ctx, reply, fields, order, again);
  }
}
