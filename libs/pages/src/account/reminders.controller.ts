import { NoMailService } from '@hearthside/delivery';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import { fieldsOf, type Form } from '../page/form.js';
import { Orders } from '../page/orders.service.js';
import { AccountPage } from './account-page.service.js';

/** Whether one gets reminders of one's classes. */
@Audience('members')
@Controller('account/reminders')
export class OwnRemindersController {
  constructor(
    private readonly wishes: NoMailService,
    private readonly orders: Orders,
    private readonly page: AccountPage,
  ) {}

  @Post()
  async set(
    @Ctx() ctx: Context,
    @Headers('cookie') cookies: string | undefined,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const input = { noMail: fields['to'] === 'none' };
    const order = {
      ...{ mutation: 'setNoMail', input, done: 'saved' as const },
      work: () => this.wishes.set(ctx, input),
      then: () => '/account',
    };
    const again = (form: Form) => this.page.of(ctx, cookies, { form });
    await this.orders.send(ctx, reply, fields, order, again);
  }
}
