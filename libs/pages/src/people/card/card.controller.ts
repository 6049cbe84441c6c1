import { Audience, Ctx, type Context } from '@hearthside/platform';
import { CardRounds, CodeCards, InstituteService } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Form } from '../../page/form.js';
import { doneIn } from '../../page/done.js';
import { PrivatePage } from '../../page/private-page.js';
import { compilePage } from '../../page/page.js';
import { PersonPages } from '../person-pages.service.js';
import { cardWords } from '../person.view.js';
import { CardMaking } from './card-making.service.js';

const page = compilePage<{ id: string; name: string; email: string; card: string | undefined }>(
  'person-card',
);

/** One person's card for signing in. */
@Audience('coordinators')
@Controller('people/:id/card')
export class CardController {
  constructor(
    private readonly cards: CodeCards,
    private readonly rounds: CardRounds,
    private readonly making: CardMaking,
    private readonly institutes: InstituteService,
    private readonly pages: PersonPages,
  ) {}

  @Get()
  @PrivatePage()
  card(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query('done') done: unknown,
  ): Promise<string> {
    return this.#page(ctx, id, formOf(), done);
  }

  @Post()
  async issue(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.pages.member(ctx, id);
    const again = (form: Form) => this.#page(ctx, id, form);
    await this.making.make(ctx, reply, fieldsOf(body), [id], again);
  }

  @Post('revoke')
  async revoke(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const work = async () => {
      await this.rounds.revoke(ctx, id);
      return { id };
    };
    const order = { mutation: 'revokeCard', input: { id }, work, done: 'revoked' } as const;
    const again = (form: Form) => this.#page(ctx, id, form);
    await this.pages.send(ctx, reply, fieldsOf(body), order, again);
  }

  async #page(ctx: Context, id: string, form: Form, done?: unknown): Promise<string> {
    const { name, email } = await this.pages.member(ctx, id);
    const { timeZone } = await this.institutes.own(ctx);
    const state = await this.cards.of(ctx, id);
    const card = state && cardWords(state, timeZone);
    const frame = await this.pages.frame(ctx, 'Card', { done: doneIn(done) });
    return page(frame, { id, name, email: email ?? '', card, form });
  }
}
