import type { AdaptationMove, MergeChoiceInput, MovedChange } from '@hearthside/curriculum';
import { CHANGE_KINDS, type ChangeKind } from '@hearthside/lesson-text';
import { Ctx, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Fields, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import type { ChangesSubject } from './changes-subject.js';
import { changesView, moveView, placeView } from './changes.view.js';

const listPage = compilePage<Record<string, unknown>>('changes');
const placePage = compilePage<Record<string, unknown>>('changes-place');
const movePage = compilePage<Record<string, unknown>>('changes-move');

/** What is otherwise than in an edition, in all classes or in one: seen, changed, and taken to a newer one. */
export abstract class ChangesController {
  constructor(
    private readonly frames: Frames,
    private readonly orders: Orders,
  ) {}

  /** @throws NotFoundException */
  protected abstract subject(ctx: Context, id: string): Promise<ChangesSubject>;

  @Get()
  @PrivatePage()
  list(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query('done') done: unknown,
  ): Promise<string> {
    return this.#list(ctx, id, formOf(), doneIn(done));
  }

  @Get('place')
  @PrivatePage()
  place(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query('name') name: unknown,
  ): Promise<string> {
    return this.#place(ctx, id, String(name));
  }

  @Post('place')
  async put(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const subject = await this.subject(ctx, id);
    const fields = fieldsOf(body);
    const { place = '', text = '' } = fields;
    const kind = kindIn(fields);
    const reason = fields[`reason-${kind}`] ?? '';
    const typed = {
      ...{ place, kind, reason, version: Number(fields['version']) },
      minutes: kind === 'minutes' ? Number(fields['minutes'] || Number.NaN) : null,
      text: kind === 'text' ? text : null,
    };
    const order = {
      ...{ mutation: subject.mutations.put, input: { ...subject.key, ...typed } },
      ...{ work: () => subject.put(typed), done: 'saved' as const, then: () => subject.path },
    };
    await this.orders.send(ctx, reply, fields, order, (form) =>
      this.#place(ctx, id, place, atFieldsOf(kind, form)),
    );
  }

  @Post('undo')
  async undo(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const subject = await this.subject(ctx, id);
    const fields = fieldsOf(body);
    const { place = '' } = fields;
    const typed = { place, kind: kindIn(fields), version: Number(fields['version']) };
    const order = {
      ...{ mutation: subject.mutations.undo, input: { ...subject.key, ...typed } },
      ...{ work: () => subject.undo(typed), done: 'undone' as const, then: () => subject.path },
    };
    await this.orders.send(ctx, reply, fields, order, (form) => this.#list(ctx, id, form));
  }

  @Get('move')
  @PrivatePage()
  moving(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#move(ctx, id);
  }

  @Post('move')
  async move(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const subject = await this.subject(ctx, id);
    const fields = fieldsOf(body);
    const { edition = '' } = fields;
    const preview = await subject.preview(edition);
    if (!preview) throw new NotFoundException();
    const choices = preview.changes.flatMap((moved, index) => choiceIn(fields, moved, index));
    const typed = { edition, version: Number(fields['version']), choices };
    const order = {
      ...{ mutation: subject.mutations.move, input: { ...subject.key, ...typed } },
      ...{ work: () => subject.move(typed), done: 'newer-edition' as const },
      then: () => subject.path,
    };
    await this.orders.send(ctx, reply, fields, order, (form) => this.#move(ctx, id, form));
  }

  async #list(ctx: Context, id: string, form: Form, done?: string): Promise<string> {
    const subject = await this.subject(ctx, id);
    const frame = await this.#frame(ctx, subject, done);
    return listPage(frame, { ...changesView(subject), form });
  }

  async #place(ctx: Context, id: string, name: string, form?: Form): Promise<string> {
    const subject = await this.subject(ctx, id);
    const view = subject.mayChange && placeView(subject, name);
    if (!view) throw new NotFoundException();
    return placePage(await this.#frame(ctx, subject), { ...view, form: form ?? formOf() });
  }

  async #move(ctx: Context, id: string, form: Form = formOf()): Promise<string> {
    const subject = await this.subject(ctx, id);
    const { newerEdition } = subject.adaptation;
    const preview = newerEdition ? await subject.preview(newerEdition) : undefined;
    // Sent again after it was done: there is nowhere to go any more.
    if (!newerEdition) return this.#list(ctx, id, formOf());
    if (!preview || !subject.mayChange) throw new NotFoundException();
    const view = { ...moveView(subject, preview), form: atChoices(preview, form) };
    return movePage(await this.#frame(ctx, subject), view);
  }

  #frame(ctx: Context, { name, path }: ChangesSubject, done?: string | undefined) {
    return this.frames.of(ctx, `${name}: changes`, path, { done });
  }
}

/** Each kind of change is asked for in a form of its own, on one page. */
function atFieldsOf(kind: ChangeKind, { values, problems }: Form): Form {
  const ids: Record<string, string> = {
    off: 'reason-off',
    reason: `reason-${kind}`,
    text: 'text',
    minutes: 'minutes',
  };
  return {
    values,
    problems: problems.map(({ message, field }) => ({ message, field: field && ids[field] })),
  };
}

/** Problems of a choice lead to where it is made. */
function atChoices({ changes }: AdaptationMove, { values, problems }: Form): Form {
  const indexOf = (field: string) =>
    changes.findIndex(({ change: { place, kind } }) => field === `choices.${place}.${kind}`);
  return {
    values,
    problems: problems.map(({ message, field }) => {
      const index = field === undefined ? -1 : indexOf(field);
      const isText = values[`take-${index}`] === 'text';
      return { message, field: index < 0 ? undefined : `${isText ? 'text' : 'theirs'}-${index}` };
    }),
  };
}

/** What was chosen for the change of this number; nothing where there was nothing to choose. */
function choiceIn(
  fields: Fields,
  { change: { place, kind }, outcome }: MovedChange,
  index: number,
): MergeChoiceInput[] {
  const take = (['ours', 'theirs', 'text'] as const).find(
    (each) => each === fields[`take-${index}`],
  );
  if (outcome !== 'conflict' || !take) return [];
  return [{ place, kind, take, text: take === 'text' ? (fields[`text-${index}`] ?? '') : null }];
}

/** @throws NotFoundException for a form that is none of ours */
function kindIn({ kind }: Fields) {
  const known = CHANGE_KINDS.find((each) => each === kind);
  if (!known) throw new NotFoundException();
  return known;
}
