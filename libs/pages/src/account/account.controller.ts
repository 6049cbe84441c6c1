import { Audience, Ctx, type Context, type Member } from '@hearthside/platform';
import { PersonalDataService, Sessions } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Headers, Post, Query, Res } from '@nestjs/common';
import { backTo, doneIn } from '../page/done.js';
import { fieldsOf } from '../page/form.js';
import { PrivatePage } from '../page/private-page.js';
import { AccountPage } from './account-page.service.js';

type Cookies = string | undefined;

/** Who one is here, where one is signed in, and what is kept about one. */
@Audience('people')
@Controller('account')
export class AccountController {
  constructor(
    private readonly page: AccountPage,
    private readonly sessions: Sessions,
    private readonly personalData: PersonalDataService,
  ) {}

  @Get()
  @PrivatePage()
  account(
    @Ctx() ctx: Context,
    @Headers('cookie') cookies: Cookies,
    @Query('done') done: unknown,
  ): Promise<string> {
    return this.page.of(ctx, cookies, { done: doneIn(done) });
  }

  /** One that has ended meanwhile is what was wanted, too. */
  @Post('sessions/end')
  async endSession(
    @Headers('cookie') cookies: Cookies,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.sessions.end(cookies, fieldsOf(body)['session'] ?? '');
    backTo(reply, '/account', 'session-ended');
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(@Headers('cookie') cookies: Cookies, @Res() reply: Reply): Promise<void> {
    const { setCookie } = await this.sessions.endAll(cookies);
    reply.code(303).header('set-cookie', setCookie).header('location', '/sign-in').send();
  }

  /** Asked for by a form, since the audit log keeps that it was. */
  @Audience('members')
  @Post('data')
  async data(@Ctx() ctx: Context, @Res() reply: Reply): Promise<void> {
    const own = await this.personalData.exportOf(ctx, (ctx.who as Member).membershipId);
    reply
      .code(200)
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="my-data.json"')
      .send(JSON.stringify(own, null, 2));
  }
}
