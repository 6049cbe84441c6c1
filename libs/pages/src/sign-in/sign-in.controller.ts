import { Audience, Ctx, type Context } from '@hearthside/platform';
import { MailSignIn } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Fields, type FormProblem } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { afterSignIn, withTo } from './after-sign-in.js';
import { SignInPage } from './sign-in-page.service.js';
import { goOn, isOwn, problemsOf } from './signed-in.js';

interface SignInView {
  to: string;
  withTo: string;
}

const codePage = compilePage<SignInView & { address: string }>('sign-in-code');
const linkPage = compilePage<{ address: string | undefined; token: string }>('sign-in-link');

/** Signing in by a mail with a code and a link. */
@Audience('anyone')
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly mails: MailSignIn,
    private readonly page: SignInPage,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  signIn(@Ctx() ctx: Context, @Query('to') to: unknown): Promise<string> {
    return this.page.of(ctx, to);
  }

  /** Whoever asks gets the same page, whether an institute knows the address or not. */
  @Post()
  @HttpCode(200)
  @PrivatePage()
  async askForMail(
    @Ctx() ctx: Context,
    @Body() body: unknown,
    @Req() { ip }: { ip: string },
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const fields = fieldsOf(body);
    try {
      await this.mails.ask(fields['address'] ?? '', { ip });
      return await this.#code(ctx, { ...fields, code: '' }, []);
    } catch (error) {
      return this.page.of(ctx, fields['to'], formOf(fields, problemsOf(error, reply)));
    }
  }

  @Post('code')
  @PrivatePage()
  async withCode(
    @Ctx() ctx: Context,
    @Body() body: unknown,
    @Req() { ip }: { ip: string },
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { address = '', code = '' } = fields;
    try {
      const sent = { address, code, ownDevice: isOwn(fields) };
      goOn(reply, await this.mails.openByCode(sent, { ip }), fields['to']);
    } catch (error) {
      reply.send(await this.#code(ctx, fields, problemsOf(error, reply)));
    }
  }

  /** Opened by a person, and by programs that look mails through: it signs nobody in. */
  @Get('link/:token')
  @PrivatePage()
  async link(
    @Ctx() ctx: Context,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    try {
      const { address } = await this.mails.lookAtLink(token);
      return await this.#link(ctx, { address, token }, []);
    } catch (error) {
      return this.#link(ctx, { address: undefined, token }, problemsOf(error, reply));
    }
  }

  @Post('link/:token')
  @PrivatePage()
  async withLink(
    @Ctx() ctx: Context,
    @Param('token') token: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    try {
      const ownDevice = isOwn(fieldsOf(body));
      goOn(reply, await this.mails.openByLink({ token, ownDevice }), undefined);
    } catch (error) {
      const problems = problemsOf(error, reply);
      reply.send(await this.#link(ctx, { address: undefined, token }, problems));
    }
  }

  async #code(ctx: Context, fields: Fields, problems: readonly FormProblem[]): Promise<string> {
    const to = afterSignIn(fields['to']);
    const address = fields['address']?.trim() ?? '';
    const frame = await this.frames.of(ctx, 'Sign in', '/sign-in');
    const form = formOf(fields, problems);
    return codePage(frame, { to, withTo: withTo(to), address, form });
  }

  async #link(
    ctx: Context,
    view: { address: string | undefined; token: string },
    problems: readonly FormProblem[],
  ): Promise<string> {
    const frame = await this.frames.of(ctx, 'Sign in', '/sign-in');
    return linkPage(frame, { ...view, form: formOf({}, problems) });
  }
}
