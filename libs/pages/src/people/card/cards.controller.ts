import { Audience, Ctx, SETTINGS, type Context, type Settings } from '@hearthside/platform';
import { CardRounds, InstituteService, MOST_CARDS, type CardHolder } from '@hearthside/people';
import { CodeCardPrint, isSize, PAPERS, sizeNames, type Reply } from '@hearthside/print';
import {
  Body,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { fieldsOf, formOf, type Fields, type Form } from '../../page/form.js';
import { NOT_KEPT, PrivatePage } from '../../page/private-page.js';
import { compilePage } from '../../page/page.js';
import { PersonPages } from '../person-pages.service.js';
import { dayOf } from '../../page/moment.js';
import { CardMaking } from './card-making.service.js';
import { FreshCards } from './fresh-cards.service.js';

interface Tick {
  id: string;
  value: string;
  label: string;
  on: boolean;
}

const choosePage = compilePage<{ without: Tick[]; having: Tick[]; most: number; isFull: boolean }>(
  'cards',
);
const madePage = compilePage<{
  cards: readonly { name: string; code: string; membershipId: string }[];
  address: string;
  isOne: boolean;
  prints: { href: string; words: string }[];
}>('cards-made');

/** Cards for several learners at once, and cards that have just been made. */
@Audience('coordinators')
@Controller('people/cards')
export class CardsController {
  constructor(
    private readonly rounds: CardRounds,
    private readonly making: CardMaking,
    private readonly fresh: FreshCards,
    private readonly print: CodeCardPrint,
    private readonly institutes: InstituteService,
    private readonly pages: PersonPages,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get()
  @PrivatePage()
  choose(@Ctx() ctx: Context): Promise<string> {
    return this.#choose(ctx, formOf());
  }

  @Post()
  async make(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    const fields: Fields = { people: '', ...fieldsOf(body) };
    const people = (fields['people'] ?? '').split(' ').filter(Boolean);
    await this.making.make(ctx, reply, fields, people, (form) => this.#choose(ctx, form));
  }

  @Get(':batch')
  @PrivatePage()
  async made(@Ctx() ctx: Context, @Param('batch') batch: string): Promise<string> {
    const cards = this.fresh.find(ctx, batch) ?? [];
    const frame = await this.pages.frame(ctx, 'Cards');
    const prints = PAPERS.flatMap((paper) =>
      (['standard', 'large'] as const).map((size) => ({
        href: `/people/cards/${batch}/cards.pdf?size=${size}&paper=${paper}`,
        words: `${sizeNames[size]}, ${paper === 'letter' ? 'Letter' : 'A4'} paper`,
      })),
    );
    return madePage(frame, { cards, address: this.#address(), isOne: cards.length === 1, prints });
  }

  @Get(':batch/cards.pdf')
  async pdf(
    @Ctx() ctx: Context,
    @Param('batch') batch: string,
    @Query('size') size: unknown,
    @Query('paper') paper: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const cards = this.fresh.find(ctx, batch);
    if (!cards) throw new NotFoundException();
    const { timeZone } = await this.institutes.own(ctx);
    const pdf = await this.print.pdf({
      cards,
      address: this.#address(),
      day: new Intl.DateTimeFormat('en-CA', { timeZone }).format(ctx.now()),
      size: typeof size === 'string' && isSize(size) ? size : 'standard',
      paper: PAPERS.find((each) => each === paper) ?? 'letter',
    });
    reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', 'inline; filename="cards.pdf"')
      .header('cache-control', NOT_KEPT)
      .send(Buffer.from(pdf));
  }

  /** As one types it; a browser finds out the rest by itself. */
  #address(): string {
    return `${this.settings.publicUrl.replace(/^https?:\/\//, '')}/sign-in/card`;
  }

  async #choose(ctx: Context, form: Form): Promise<string> {
    const without = await this.rounds.holders(ctx, { with: false });
    const having = await this.rounds.holders(ctx, { with: true });
    const { timeZone } = await this.institutes.own(ctx);
    const made = ({ issuedAt, usedAt }: CardHolder) =>
      `card of ${dayOf(issuedAt!, timeZone)}, ${usedAt ? 'in use' : 'not used yet'}`;
    const view = {
      without: without.map(({ id, name }) => ({ id: `p-${id}`, value: id, label: name, on: true })),
      having: having.map((each) => {
        const label = `${each.name} (${made(each)})`;
        return { id: `p-${each.id}`, value: each.id, label, on: false };
      }),
      most: MOST_CARDS,
      isFull: without.length === MOST_CARDS || having.length === MOST_CARDS,
      form,
    };
    return choosePage(await this.pages.frame(ctx, 'Cards'), view);
  }
}
