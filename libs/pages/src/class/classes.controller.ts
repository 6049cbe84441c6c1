import { EditionService } from '@hearthside/curriculum';
import { OfferingChangeService, OfferingService } from '@hearthside/delivery';
import { variantsOf } from '@hearthside/lesson-text';
import { Audience, Ctx, hasRole, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages } from './class-pages.service.js';
import { inWords } from './class.view.js';

interface ListView {
  mayAdd: boolean;
  classes: { id: string; name: string; words: string }[];
  next: string | undefined;
}

const listPage = compilePage<ListView>('classes');
const newPage = compilePage<{ courses: { value: string; words: string }[] }>('class-new');
const ON_A_PAGE = 50;

/** The classes of an institute, and a new one. */
@Audience('members')
@Controller('classes')
export class ClassesController {
  constructor(
    private readonly offerings: OfferingService,
    private readonly changes: OfferingChangeService,
    private readonly editions: EditionService,
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly frames: Frames,
  ) {}

  @Audience('members')
  @Get()
  @PrivatePage()
  async list(@Ctx() ctx: Context, @Query() query: Record<string, unknown>): Promise<string> {
    const after = typeof query['after'] === 'string' ? query['after'] : null;
    const { nodes, endCursor } = await this.offerings.list(ctx, { first: ON_A_PAGE, after });
    const classes = [];
    for (const node of nodes) {
      const { id, name } = await this.pages.named(ctx, node);
      classes.push({ id, name, words: inWords(node) });
    }
    const done = doneIn(query['done']);
    const frame = await this.frames.of(ctx, 'Classes', '/classes', { done });
    const next = endCursor ? `/classes?after=${encodeURIComponent(endCursor)}` : undefined;
    return listPage(frame, { mayAdd: hasRole(ctx.who, 'coordinator'), classes, next });
  }

  @Audience('coordinators')
  @Get('new')
  @PrivatePage()
  new(@Ctx() ctx: Context): Promise<string> {
    return this.#new(ctx, formOf({ everyDays: '7', seats: '20', time: '10:00' }));
  }

  @Audience('coordinators')
  @Post('new')
  async add(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    const fields = fieldsOf(body);
    const { course = '', first = '', time = '', everyDays = '', seats = '', skipped = '' } = fields;
    const { label = '', place = '', link = '' } = fields;
    const [slug = '', variant = ''] = course.split('/');
    const input = {
      ...{ course: slug, variant, first: first.trim(), time: time.trim(), label, place, link },
      everyDays: Number(everyDays || 7),
      seats: Number(seats || 20),
      skipped: skipped.split(/[\s,;]+/).filter(Boolean),
    };
    const order = {
      mutation: 'createOffering',
      input,
      work: () => this.changes.create(ctx, input),
      done: 'drafted',
      then: (id: string) => `/classes/${id}`,
    } as const;
    await this.orders.send(ctx, reply, fields, order, (form) => this.#new(ctx, form));
  }

  async #new(ctx: Context, form: Form): Promise<string> {
    const published = await this.editions.latest(ctx);
    const courses = published.flatMap(({ course }) =>
      variantsOf(course).map(({ id, title }) => ({
        value: `${course.slug}/${id}`,
        words: `${course.neutralTitle}: ${title}`,
      })),
    );
    return newPage(await this.pages.frame(ctx, 'Schedule a class'), { courses, form });
  }
}
