import { EditionService } from '@hearthside/curriculum';
import { LocalResourceService, todayAt } from '@hearthside/people';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { Orders } from '../page/orders.service.js';
import { PrivatePage } from '../page/private-page.js';
import { compileInstitutePage, type Shown } from './institute-page.js';
import {
  localOf,
  resourcesView,
  resourceView,
  type ResourcesView,
  type ResourceView,
} from './resources.view.js';

const PATH = '/institute/resources';
const TITLE = 'Places of help';
/** Where a change leads. */
const LISTED = { done: 'saved', then: () => PATH } as const;
const listPage = compileInstitutePage<ResourcesView>('resources', TITLE, PATH);
const placePage = compileInstitutePage<ResourceView>('resource', TITLE, PATH);

interface Place {
  course: string;
  resource: string;
}

/** Where each course sends people for help: what the institute has found out, and what is still to do. */
@Audience('coordinators')
@Controller('institute/resources')
export class ResourcesController {
  constructor(
    private readonly editions: EditionService,
    private readonly places: LocalResourceService,
    private readonly orders: Orders,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  async list(@Ctx() ctx: Context, @Query('done') done: unknown): Promise<string> {
    const courses = await this.editions.latest(ctx);
    const view = resourcesView(courses, await this.places.list(ctx), await todayAt(ctx));
    return listPage(this.frames, ctx, view, { done });
  }

  @Get(':course/:resource')
  @PrivatePage()
  show(@Ctx() ctx: Context, @Param() place: Place): Promise<string> {
    return this.#page(ctx, place, {});
  }

  @Post(':course/:resource')
  async set(
    @Ctx() ctx: Context,
    @Param() { course, resource }: Place,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    // Nothing is kept about a place that no course of theirs asks for.
    await this.#asked(ctx, { course, resource });
    const fields = fieldsOf(body);
    const { clientMutationId: _, ...facts } = fields;
    const input = { ...facts, course, resource };
    const work = async () => {
      await this.places.set(ctx, input);
      return { id: resource };
    };
    const order = { mutation: 'setLocalResource', input, work, ...LISTED };
    const again = (form: Form) => this.#page(ctx, { course, resource }, { form });
    await this.orders.send(ctx, reply, fields, order, again);
  }

  /** Back to what the course itself says. */
  @Post(':course/:resource/forget')
  async forget(
    @Ctx() ctx: Context,
    @Param() { course, resource }: Place,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const input = { course, resource };
    const work = async () => {
      await this.places.remove(ctx, input);
      return { id: resource };
    };
    const order = { mutation: 'removeLocalResource', input, work, ...LISTED };
    // What is forgotten comes from no field.
    const again = ({ problems }: Form) => this.#page(ctx, input, { form: formOf({}, problems) });
    await this.orders.send(ctx, reply, fieldsOf(body), order, again);
  }

  async #page(ctx: Context, { course: slug, resource: id }: Place, shown: Shown): Promise<string> {
    const { course, resource } = await this.#asked(ctx, { course: slug, resource: id });
    const local = localOf(await this.places.list(ctx, slug), slug, resource);
    const view = resourceView(slug, course.title, resource, local);
    return placePage(this.frames, ctx, view, shown);
  }

  /** @throws NotFoundException for what no course of the institute asks for */
  async #asked(ctx: Context, { course: slug, resource: id }: Place) {
    const published = await this.editions.latestBySlug(ctx, slug);
    const resource = published?.course.resources.find((each) => each.id === id);
    if (!published || !resource) throw new NotFoundException();
    return { course: published.course, resource };
  }
}
