import {
  LeaderService,
  mayDo,
  OfferingChangeService,
  OfferingStageService,
  SessionService,
  type Offering,
} from '@hearthside/delivery';
import { MembershipService } from '@hearthside/people';
import { Audience, Ctx, hasRole, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { factsView, sessionsView } from './class.view.js';

type Shown = { form?: Form; done?: string | undefined };

const page = compilePage<Record<string, unknown>>('class');
const changePage = compilePage<Record<string, unknown>>('class-change');
const movePage = compilePage<Record<string, unknown>>('class-move');

/** One class: for everybody when and where it is; for the office all that is to be done about it. */
@Audience('members')
@Controller('classes/:id')
export class ClassController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly members: MembershipService,
    private readonly stages: OfferingStageService,
    private readonly changes: OfferingChangeService,
    private readonly leading: LeaderService,
    private readonly sessions: SessionService,
  ) {}

  @Audience('members')
  @Get()
  @PrivatePage()
  async show(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query('done') done: unknown,
  ): Promise<string> {
    return this.#page(ctx, id, { done: doneIn(done) });
  }

  @Audience('coordinators')
  @Post('stage')
  async become(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const ways = {
      open: ['openOffering', () => this.stages.open(ctx, id), 'opened'],
      finish: ['finishOffering', () => this.stages.finish(ctx, id), 'closed'],
      cancel: ['cancelOffering', () => this.stages.cancel(ctx, id), 'called-off'],
    } as const;
    const way = ways[(fields['to'] ?? '') as keyof typeof ways] as
      (typeof ways)['open'] | undefined;
    if (!way) throw new NotFoundException();
    const [mutation, work, done] = way;
    const order = { mutation, input: { id }, work, done, then: () => `/classes/${id}` };
    await this.orders.send(ctx, reply, fields, order, (form) => this.#page(ctx, id, { form }));
  }

  /** The leaders, one after another: their ids, parts, and who is trained. */
  @Audience('coordinators')
  @Post('leaders')
  async lead(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const leaders = LEADERS.flatMap((n) => {
      const member = fields[`leader${n}`];
      const part =
        fields[`part${n}`] === 'assistant' ? ('assistant' as const) : ('leader' as const);
      return member ? [{ member, part, trained: fields[`trained${n}`] === 'yes' }] : [];
    });
    const version = Number(fields['version']) || null;
    const order = {
      ...{ mutation: 'setLeaders', input: { id, leaders, version } },
      work: () => this.leading.set(ctx, { id, leaders, version }),
      done: 'leaders-set',
      then: () => `/classes/${id}`,
    } as const;
    await this.orders.send(ctx, reply, fields, order, (form) => this.#page(ctx, id, { form }));
  }

  @Audience('coordinators')
  @Get('change')
  @PrivatePage()
  async changing(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#change(ctx, id, formOf(asTyped(await this.pages.offering(ctx, id))));
  }

  @Audience('coordinators')
  @Post('change')
  async change(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const words = Object.fromEntries(WORDS.map((field) => [field, fields[field] ?? '']));
    const numbers = Object.fromEntries(
      NUMBERS.map((field) => [field, Number(fields[field] || Number.NaN)]),
    );
    const input = { id, version: Number(fields['version']), ...words, ...numbers };
    const order = {
      ...{ mutation: 'changeOffering', input, done: 'saved' as const },
      work: () => this.changes.change(ctx, input),
      then: () => `/classes/${id}`,
    } as const;
    await this.orders.send(ctx, reply, fields, order, (form) => this.#change(ctx, id, form));
  }

  @Audience('coordinators')
  @Get('sessions/:session/move')
  @PrivatePage()
  async moving(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
  ): Promise<string> {
    const offering = await this.pages.offering(ctx, id);
    const found = sessionsView(offering).find((each) => each.id === session);
    if (!found) throw new NotFoundException();
    const { day, time, place } = found;
    return this.#move(ctx, id, session, formOf({ day, time, place: place ?? '' }));
  }

  @Audience('coordinators')
  @Post('sessions/:session/move')
  async move(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { day = '', time = '', place = '' } = fields;
    const input = { session, day: day.trim(), time: time.trim(), place };
    const order = {
      ...{ mutation: 'moveSession', input, done: 'moved' as const },
      work: () => this.sessions.move(ctx, input),
      then: () => `/classes/${id}`,
    } as const;
    const again = (form: Form) => this.#move(ctx, id, session, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  async #page(ctx: Context, id: string, { form = formOf(), done }: Shown): Promise<string> {
    const offering = await this.pages.offering(ctx, id);
    const isOffice = hasRole(ctx.who, 'coordinator');
    const { name, state } = offering;
    const frame = await this.pages.frame(ctx, 'A class', { done });
    const own = offering.leaders.find(isReader(ctx));
    const part = own && 'roles' in ctx.who && mayDo(own.part, ctx.who.roles) ? own.part : undefined;
    const mayKey = isOffice || part !== undefined;
    const mayComplete = isOffice || part === 'leader';
    const facts = factsView(offering, mayKey);
    // Whoever sees who completes it also prints its papers.
    const mayPrint = mayComplete;
    const about = { id, name, facts, sessions: sessionsView(offering), mayPrint };
    const isDraft = state === 'draft';
    if (!isOffice) return page(frame, { ...about, mayKey, mayComplete, isDraft, form });
    const people = await this.#staff(ctx, offering);
    return page(frame, {
      ...{ ...about, mayKey, mayComplete, isDraft, form, isOffice },
      version: offering.version,
      leaders: leaderRows(form, people, offering.leaders),
      lacking: isDraft ? await this.stages.lacking(ctx, id) : [],
      isOpen: state === 'open',
      isOver: state === 'finished' || state === 'cancelled',
    });
  }

  /** Whoever may lead or help, and whoever does. */
  async #staff(ctx: Context, { leaders }: Offering): Promise<Choice[]> {
    const found = new Map<string, string>();
    for (const role of ['facilitator', 'assistant'] as const) {
      const { nodes } = await this.members.list(ctx, { first: 200, role, state: 'active' });
      for (const { id, name } of nodes) found.set(id, name);
    }
    for (const { membershipId } of leaders) {
      const person = await this.members.find(ctx, membershipId);
      if (person) found.set(person.id, person.name);
    }
    const people = [...found].map(([value, words]) => ({ value, words }));
    people.sort((one, other) => one.words.localeCompare(other.words, 'en'));
    return [{ value: '', words: 'nobody' }, ...people];
  }

  async #change(ctx: Context, id: string, form: Form): Promise<string> {
    const { name } = await this.pages.offering(ctx, id);
    return changePage(await this.pages.frame(ctx, 'Change a class'), { id, name, form });
  }

  async #move(ctx: Context, id: string, session: string, form: Form): Promise<string> {
    const { name } = await this.pages.offering(ctx, id);
    return movePage(await this.pages.frame(ctx, 'Move a session'), { id, session, name, form });
  }
}

const isReader =
  ({ who }: Context) =>
  ({ membershipId }: { membershipId: string }) =>
    who.kind === 'member' && who.membershipId === membershipId;

const WORDS = [
  ...(['label', 'place', 'link', 'access', 'registrationFrom', 'registrationUntil'] as const),
  ...(['clinicianName', 'clinicianPhone', 'retainUntil'] as const),
];
const NUMBERS = ['seats', 'completionShare', 'completionOf'] as const;

function asTyped(offering: Offering): Record<string, string> {
  const fields = [...WORDS, ...NUMBERS, 'version' as const];
  return Object.fromEntries(fields.map((field) => [field, String(offering[field] ?? '')]));
}

interface Choice {
  value: string;
  words: string;
}

const PARTS: readonly Choice[] = [
  { value: 'leader', words: 'leads' },
  { value: 'assistant', words: 'helps' },
];
const LEADERS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** A row for each leader and one more, four at least; with what was typed, where it is shown again. */
function leaderRows({ values }: Form, people: Choice[], leaders: Offering['leaders']) {
  const wasSent = 'leader1' in values;
  return LEADERS.slice(0, Math.max(4, leaders.length + 1)).map((n, index) => {
    const kept = wasSent
      ? { member: values[`leader${n}`], part: values[`part${n}`], trained: values[`trained${n}`] }
      : { member: leaders[index]?.membershipId, part: leaders[index]?.part };
    const trained = wasSent ? kept.trained === 'yes' : (leaders[index]?.trained ?? false);
    return {
      n,
      people,
      parts: PARTS,
      member: kept.member ?? '',
      part: kept.part ?? 'leader',
      trained,
    };
  });
}
