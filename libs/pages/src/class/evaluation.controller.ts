import { randomUUID } from 'node:crypto';
import { EvaluationService, type EvaluationForm } from '@hearthside/delivery';
import { Audience, Ctx, hasRole, isId, Refused, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { fieldOf, keyedIn, keyingView, resultView, valuesOf } from './evaluation.view.js';

const keyPage = compilePage<Record<string, unknown>>('class-evaluation-key');
const page = compilePage<Record<string, unknown>>('class-evaluation');

/** Evaluation sheets as they come out of the box: for the office, and for those who lead the class. */
@Audience('leaders')
@Controller('classes/:id/evaluation')
export class EvaluationController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly evaluations: EvaluationService,
  ) {}

  @Get()
  @PrivatePage()
  show(@Ctx() ctx: Context, @Param('id') id: string, @Query('done') done: unknown) {
    return this.#results(ctx, id, formOf(), doneIn(done));
  }

  /** One sheet to a page. With `sheet` one that is there is corrected; with `last` the one before can be. */
  @Get('key')
  @PrivatePage()
  async blank(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const { sheet, last, done } = query;
    if (typeof sheet !== 'string') {
      return this.#key(
        ctx,
        id,
        formOf({ last: typeof last === 'string' && isId(last) ? last : '' }),
        doneIn(done),
      );
    }
    const answers = await this.evaluations.answersOf(ctx, id, sheet).catch(notFoundIfRefused);
    return this.#key(ctx, id, formOf({ ...valuesOf(answers), sheet, known: 'yes' }));
  }

  @Post('key')
  async key(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const form = await this.#form(ctx, id);
    const sheet = fields['sheet'] ?? '';
    const input = { offering: id, sheet, ...keyedIn(form, fields) };
    const order = {
      // As in the resolver: not what is on the sheet.
      ...{ mutation: 'keyEvaluation', input: { offering: id, sheet } },
      work: async () => {
        await this.evaluations.keyEvaluation(ctx, input);
        return { id };
      },
      then: () => `/classes/${id}/evaluation/key?last=${sheet}`,
    };
    const again = ({ values, problems }: Form) =>
      this.#key(ctx, id, {
        values,
        problems: problems.map((each) => ({
          ...{ ...each, field: each.field && fieldOf(form, each.field) },
        })),
      });
    await this.orders.send(ctx, reply, fields, order, again);
  }

  @Post('remove')
  async remove(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const row = fields['row'] ?? '';
    const input = { offering: id, id: row === 'all' ? null : row };
    const isSheet = fields['from'] === 'key';
    const order = {
      ...{ mutation: 'removeEvaluation', input, done: 'sheet-removed' as const },
      work: async () => {
        if (row === 'all' && fields['sure'] !== 'yes') throw notSure();
        await this.evaluations.removeEvaluation(ctx, id, input.id);
        return { id };
      },
      then: () => `/classes/${id}/evaluation${isSheet ? '/key' : ''}`,
    };
    const again = (form: Form) => this.#results(ctx, id, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  async #form(ctx: Context, id: string): Promise<EvaluationForm> {
    const form = await this.evaluations.formOf(ctx, id).catch(notFoundIfRefused);
    if (form) return form;
    throw new NotFoundException();
  }

  async #key(ctx: Context, id: string, form: Form, done?: string): Promise<string> {
    const asked = await this.#form(ctx, id);
    const { name } = await this.pages.offering(ctx, id);
    const { sheet, last = '', known } = form.values;
    return keyPage(await this.pages.frame(ctx, 'Evaluation sheets', { done }), {
      ...{ id, name, form, last, isKnown: known === 'yes', label: asked.label },
      sheet: sheet ?? randomUUID(),
      ...keyingView(asked, form.values),
    });
  }

  async #results(ctx: Context, id: string, form: Form, done?: string): Promise<string> {
    const { name } = await this.pages.offering(ctx, id);
    const found = await this.evaluations.get(ctx, id).catch((error: unknown) => {
      if (error instanceof Refused && error.code === 'NO_EVALUATION') return undefined;
      return notFoundIfRefused(error);
    });
    const frame = await this.pages.frame(ctx, 'Evaluation', { done });
    const isOffice = hasRole(ctx.who, 'coordinator');
    return page(frame, { id, name, form, isOffice, result: found && resultView(found) });
  }
}

function notFoundIfRefused(error: unknown): never {
  if (error instanceof Refused) throw new NotFoundException();
  throw error;
}

const notSure = () =>
  new Refused(
    'NOT_SURE',
    'Nothing is taken away yet. If all sheets of this class are to go, tick the box beside the button first.',
    'sure',
  );
