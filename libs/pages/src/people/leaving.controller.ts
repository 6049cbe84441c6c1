import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import { MemberChangeService, PersonalDataService } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Fields, type Form } from '../page/form.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { PersonPages } from './person-pages.service.js';
import { rolesIn, roleTicks } from './person-words.js';

interface PersonView {
  id: string;
  name: string;
}

const endPage = compilePage<PersonView & { isInvited: boolean }>('person-end');
const backPage = compilePage<
  PersonView & { asksAgain: boolean; roles: ReturnType<typeof roleTicks> }
>('person-back');
const erasePage = compilePage<PersonView>('person-erase');

/** Somebody leaves, comes back, or is erased. */
@Audience('coordinators')
@Controller('people/:id')
export class LeavingController {
  constructor(
    private readonly changes: MemberChangeService,
    private readonly personalData: PersonalDataService,
    private readonly pages: PersonPages,
  ) {}

  @Get('end')
  @PrivatePage()
  end(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#end(ctx, id, formOf());
  }

  @Post('end')
  async endMembership(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const work = () => this.changes.end(ctx, id);
    const order = { mutation: 'endMembership', input: { id }, work, done: 'ended' } as const;
    const again = (form: Form) => this.#end(ctx, id, form);
    // Whoever has ended their own membership may not see the list any more.
    const isSelf = ctx.who.kind === 'member' && ctx.who.membershipId === id;
    await this.pages.send(
      ctx,
      reply,
      fieldsOf(body),
      isSelf ? { ...order, then: () => '/institutes' } : order,
      again,
    );
  }

  @Get('back')
  @PrivatePage()
  back(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#back(ctx, id, formOf());
  }

  @Post('back')
  async takeBack(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields: Fields = { roles: '', ...fieldsOf(body) };
    const input = { id, roles: rolesIn(fields['roles']) };
    const work = () => this.changes.takeBack(ctx, input);
    const order = { mutation: 'takeBack', input, work, done: 'back' } as const;
    await this.pages.send(ctx, reply, fields, order, (form) => this.#back(ctx, id, form));
  }

  @Get('erase')
  @PrivatePage()
  erase(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#erase(ctx, id, formOf());
  }

  /** The name is typed, so that nobody is erased by a slip of the hand. Sent twice, it leads on all the same. */
  @Post('erase')
  async eraseForGood(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const order = {
      mutation: 'erasePerson',
      input: { id },
      work: async () => {
        const { name } = await this.pages.member(ctx, id);
        if (plain(fields['typed']) !== plain(name)) throw notTheName(name);
        await this.personalData.erase(ctx, id);
        return { id };
      },
      done: 'erased',
      then: () => '/people',
    } as const;
    await this.pages.send(ctx, reply, fields, order, (form) => this.#erase(ctx, id, form));
  }

  async #end(ctx: Context, id: string, form: Form): Promise<string> {
    const { name, state } = await this.pages.member(ctx, id);
    const view = { id, name, isInvited: state === 'invited', form };
    return endPage(await this.pages.frame(ctx, 'End a membership'), view);
  }

  async #back(ctx: Context, id: string, form: Form): Promise<string> {
    const { name, roles: had, joinedAt } = await this.pages.member(ctx, id);
    const view = { id, name, asksAgain: !joinedAt, roles: roleTicks(had), form };
    return backPage(await this.pages.frame(ctx, 'Take back in'), view);
  }

  async #erase(ctx: Context, id: string, form: Form): Promise<string> {
    const { name } = await this.pages.member(ctx, id);
    return erasePage(await this.pages.frame(ctx, 'Erase a person'), { id, name, form });
  }
}

/** A name however it is typed: capitals, gaps and kinds of apostrophe aside. */
function plain(name: string | undefined): string {
  return (name ?? '')
    .normalize('NFKC')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function notTheName(name: string): Refused {
  return new Refused(
    'NAME_NOT_TYPED',
    `Nothing is erased yet. Type the name as it stands here: ${name}.`,
    'typed',
  );
}
