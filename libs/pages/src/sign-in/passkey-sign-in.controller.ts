import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Passkeys } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { fieldsOf, formOf } from '../page/form.js';
import { formProblems } from '../page/form-problems.js';
import { PrivatePage } from '../page/private-page.js';
import { goOn, isOwn } from './signed-in.js';
import { SignInPage } from './sign-in-page.service.js';

/** Signing in by a passkey; the form on the page of signing in works with its script alone. */
@Audience('anyone')
@Controller('sign-in/passkey')
export class PasskeySignInController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly page: SignInPage,
  ) {}

  @Post('options')
  @HttpCode(200)
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  async options(@Req() { ip }: { ip: string }, @Res() reply: Reply): Promise<void> {
    try {
      reply.send(JSON.stringify(await this.passkeys.beginSignIn({ ip })));
    } catch (error) {
      reply.send(JSON.stringify({ problems: formProblems(error, reply) }));
    }
  }

  @Post()
  @PrivatePage()
  async signIn(
    @Ctx() ctx: Context,
    @Body() body: unknown,
    @Req() { ip }: { ip: string },
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    try {
      const sent = { response: fields['response'] ?? '', ownDevice: isOwn(fields) };
      goOn(reply, await this.passkeys.open(sent, { ip }), fields['to']);
    } catch (error) {
      const form = formOf({}, formProblems(error, reply));
      reply.send(await this.page.of(ctx, fields['to'], form));
    }
  }
}
