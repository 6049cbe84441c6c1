import { randomUUID } from 'node:crypto';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import { InvitationService, Sessions, SignInRefused, type OwnMembership } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Header, Headers, Post, Res } from '@nestjs/common';
import { fieldsOf, formOf, type FormProblem } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { HTML, PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { rolesInWords } from '../people/role-words.js';

interface InstitutesView {
  institutes: { id: string; name: string; as: string; isHere: boolean; invited: boolean }[];
}

const page = compilePage<InstitutesView>('institutes');

/** Where somebody is, where they are invited, and going from one to another. */
@Audience('people')
@Controller('institutes')
export class InstitutesController {
  constructor(
    private readonly sessions: Sessions,
    private readonly invitations: InvitationService,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  list(@Ctx() ctx: Context, @Headers('cookie') cookies: string | undefined): Promise<string> {
    return this.#page(ctx, cookies, []);
  }

  @Post()
  @Header('content-type', HTML)
  async goTo(
    @Ctx() ctx: Context,
    @Headers('cookie') cookies: string | undefined,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    try {
      const { setCookie } = await this.sessions.change(cookies, instituteIn(body));
      reply.code(303).header('set-cookie', setCookie).header('location', '/').send();
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      reply.code(422).send(await this.#page(ctx, cookies, [{ message: error.message }]));
    }
  }

  @Post('accept')
  async accept(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    await this.invitations.accept(ctx, {
      instituteId: instituteIn(body),
      clientMutationId: randomUUID(),
    });
    reply.code(303).header('location', '/institutes').send();
  }

  @Post('decline')
  async decline(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    await this.invitations.decline(ctx, {
      instituteId: instituteIn(body),
      clientMutationId: randomUUID(),
    });
    reply.code(303).header('location', '/institutes').send();
  }

  async #page(
    ctx: Context,
    cookies: string | undefined,
    problems: readonly FormProblem[],
  ): Promise<string> {
    const here = ctx.who.kind === 'member' ? ctx.who.instituteId : undefined;
    const institutes = (await this.sessions.institutes(cookies)).map((each) => ({
      id: each.instituteId,
      name: each.name,
      as: asWhat(each),
      isHere: each.instituteId === here,
      invited: each.state === 'invited',
    }));
    const frame = await this.frames.of(ctx, 'Your institutes', '/institutes');
    return page(frame, { institutes, form: formOf({}, problems) });
  }
}

function asWhat({ roles, state }: OwnMembership): string {
  const words = rolesInWords(roles);
  return state === 'invited' ? `They invite you as ${words}.` : `You are there as ${words}.`;
}

function instituteIn(body: unknown): string {
  return fieldsOf(body)['institute'] ?? '';
}
