import { Audience, Ctx, type Context } from '@hearthside/platform';
import {
  CodeCards,
  InstituteService,
  InvitationService,
  PersonalDataService,
} from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { doneIn } from '../page/done.js';
import { NOT_KEPT, PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { PersonPages } from './person-pages.service.js';
import { personView } from './person.view.js';

const page = compilePage<ReturnType<typeof personView>>('person');

/** One person, and everything that the office can do about them. */
@Audience('coordinators')
@Controller('people/:id')
export class PersonController {
  constructor(
    private readonly cards: CodeCards,
    private readonly institutes: InstituteService,
    private readonly invitations: InvitationService,
    private readonly personalData: PersonalDataService,
    private readonly pages: PersonPages,
  ) {}

  @Get()
  @PrivatePage()
  person(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query('done') done: unknown,
  ): Promise<string> {
    return this.#page(ctx, id, formOf(), done);
  }

  @Post('invitation')
  async inviteAgain(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const order = {
      mutation: 'inviteAgain',
      input: { id },
      work: () => this.invitations.again(ctx, id),
      done: 'invited-again',
    } as const;
    const again = (form: Form) => this.#page(ctx, id, form);
    await this.pages.send(ctx, reply, fieldsOf(body), order, again);
  }

  /** Everything that is kept about them, to be handed to them; the log says that it was. */
  @Post('data')
  async data(@Ctx() ctx: Context, @Param('id') id: string, @Res() reply: Reply): Promise<void> {
    await this.pages.member(ctx, id);
    const data = await this.personalData.exportOf(ctx, id);
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="kept-about-a-person.json"')
      .header('cache-control', NOT_KEPT)
      .send(Buffer.from(`${JSON.stringify(data, null, 2)}\n`));
  }

  async #page(ctx: Context, id: string, form: Form, done?: unknown): Promise<string> {
    const member = await this.pages.member(ctx, id);
    const { timeZone } = await this.institutes.own(ctx);
    const isSelf = ctx.who.kind === 'member' && ctx.who.membershipId === id;
    const view = personView(member, await this.cards.of(ctx, id), { timeZone, isSelf });
    const frame = await this.pages.frame(ctx, 'A person', { done: doneIn(done) });
    return page(frame, { ...view, form });
  }
}
