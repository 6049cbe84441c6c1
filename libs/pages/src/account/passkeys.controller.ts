import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Passkeys } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Header, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { backTo } from '../page/done.js';
import { fieldsOf, formOf } from '../page/form.js';
import { formProblems } from '../page/form-problems.js';
import { PrivatePage } from '../page/private-page.js';
import { AccountPage } from './account-page.service.js';

/** Passkeys of staff. Their forms work with a script alone: no browser makes a passkey without one. */
@Audience('members')
@Controller('account/passkeys')
export class PasskeysController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly page: AccountPage,
  ) {}

  /** What a browser needs to make a passkey, for the page's script. */
  @Post('options')
  @HttpCode(200)
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  async options(@Ctx() ctx: Context, @Res() reply: Reply): Promise<void> {
    try {
      reply.send(JSON.stringify(await this.passkeys.beginAdding(ctx)));
    } catch (error) {
      reply.send(JSON.stringify({ problems: formProblems(error, reply) }));
    }
  }

  @Post()
  @PrivatePage()
  async add(
    @Ctx() ctx: Context,
    @Headers('cookie') cookies: string | undefined,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { response = '', label = '' } = fieldsOf(body);
    try {
      await this.passkeys.add(ctx, response, label);
      backTo(reply, '/account', 'passkey-added');
    } catch (error) {
      const form = formOf({ label }, formProblems(error, reply));
      reply.send(await this.page.of(ctx, cookies, { form }));
    }
  }

  @Audience('people')
  @Post('remove')
  async remove(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    await this.passkeys.remove(ctx, fieldsOf(body)['passkey'] ?? '');
    backTo(reply, '/account', 'passkey-removed');
  }
}
