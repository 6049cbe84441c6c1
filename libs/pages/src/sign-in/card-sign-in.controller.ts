import { Audience, Ctx, type Context } from '@hearthside/platform';
import { CardSignIn } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Fields, type FormProblem } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { afterSignIn, withTo } from './after-sign-in.js';
import { goOn, isOwn, problemsOf } from './signed-in.js';

const page = compilePage<{ to: string; withTo: string; choosing: boolean; entering: boolean }>(
  'sign-in-card',
);

/** Signing in by a card and a PIN: first the card's code, then the PIN, which is chosen the first time. */
@Audience('anyone')
@Controller('sign-in/card')
export class CardSignInController {
  constructor(
    private readonly cards: CardSignIn,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  card(@Ctx() ctx: Context, @Query('to') to: unknown): Promise<string> {
    return this.#page(ctx, { to: afterSignIn(to) }, []);
  }

  @Post()
  @PrivatePage()
  async withCard(
    @Ctx() ctx: Context,
    @Body() body: unknown,
    @Req() { ip }: { ip: string },
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { code = '', pin = '', again = '', step } = fields;
    const ownDevice = isOwn(fields);
    try {
      if (step === 'choose-pin') {
        const given = { code, pin, again, ownDevice };
        goOn(reply, await this.cards.choosePin(given, { ip }), fields['to']);
      } else if (step === 'enter-pin') {
        goOn(reply, await this.cards.enterPin({ code, pin, ownDevice }, { ip }), fields['to']);
      } else {
        const { next } = await this.cards.look(code, { ip });
        reply.code(200).send(await this.#page(ctx, { ...fields, step: next }, []));
      }
    } catch (error) {
      // What was typed as a PIN goes back to nobody's screen.
      const { pin: _, again: __, ...rest } = fields;
      const problems = problemsOf(error, reply);
      const isCard = problems.some(({ field }) => field === 'code' || field === undefined);
      reply.send(await this.#page(ctx, isCard ? { ...rest, step: '' } : rest, problems));
    }
  }

  async #page(ctx: Context, fields: Fields, problems: readonly FormProblem[]): Promise<string> {
    const to = afterSignIn(fields['to']);
    const [choosing, entering] = ['choose-pin', 'enter-pin'].map((step) => step === fields['step']);
    const frame = await this.frames.of(ctx, 'Sign in', '/sign-in');
    const form = formOf(fields, problems);
    const steps = { choosing: choosing === true, entering: entering === true };
    return page(frame, { to, withTo: withTo(to), ...steps, form });
  }
}
