import { Audience, Ctx, type Context } from '@hearthside/platform';
import { ProviderSignIn } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Controller, Get, Headers, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { formOf, type FormProblem } from '../page/form.js';
import { formProblems } from '../page/form-problems.js';
import { Frames } from '../page/frames.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { goOn } from './signed-in.js';

const page = compilePage<{ institute: string; go: string }>('sign-in-with');

/**
 * Signing in by an institute's own provider. The way there is a link and no form: our pages send forms to
 * ourselves alone, also by a detour.
 */
@Audience('anyone')
@Controller('sign-in')
export class ProviderSignInController {
  constructor(
    private readonly providers: ProviderSignIn,
    private readonly frames: Frames,
  ) {}

  @Get('with/:institute')
  @PrivatePage()
  offer(@Ctx() ctx: Context, @Param('institute') institute: string): Promise<string> {
    return this.#page(ctx, institute, []);
  }

  @Get('with/:institute/go')
  @PrivatePage()
  async go(
    @Ctx() ctx: Context,
    @Param('institute') institute: string,
    @Req() { ip }: { ip: string },
    @Res() reply: Reply,
  ): Promise<void> {
    try {
      const { redirectTo, setCookie } = await this.providers.begin(institute, { ip });
      reply.code(303).header('set-cookie', setCookie).header('location', redirectTo).send();
    } catch (error) {
      reply.send(await this.#page(ctx, institute, formProblems(error, reply)));
    }
  }

  /** Where the provider sends somebody back to. */
  @Get('provider/:institute')
  @PrivatePage()
  async back(
    @Ctx() ctx: Context,
    @Param('institute') instituteId: string,
    @Headers('cookie') cookies: string | undefined,
    @Req() { url }: { url: string },
    @Res() reply: Reply,
  ): Promise<void> {
    const query = new URL(url, 'http://here.invalid').search.slice(1);
    try {
      goOn(reply, await this.providers.finish({ instituteId, query, cookies }), undefined);
    } catch (error) {
      reply.send(await this.#page(ctx, instituteId, formProblems(error, reply)));
    }
  }

  async #page(ctx: Context, id: string, problems: readonly FormProblem[]): Promise<string> {
    const institute = await this.providers.offered(id);
    if (institute === undefined) throw new NotFoundException();
    const frame = await this.frames.of(ctx, 'Sign in', '/sign-in');
    const form = formOf({}, problems);
    return page(frame, { institute, go: `/sign-in/with/${id}/go`, form });
  }
}
