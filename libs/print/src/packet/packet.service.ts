import { randomUUID } from 'node:crypto';
import { EditionService, type PublishedCourse } from '@hearthside/curriculum';
import { andList, didYouMean } from '@hearthside/lesson-text';
import { hasRole, mayLead, tenantOf, type Context } from '@hearthside/platform';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { SIZES } from '../profile/profile.js';
import { pictureType } from '../html/picture-type.js';
import { LATEST } from '../printable/printable.service.js';
import { Press } from '../typst/press.js';
import { TypesettingFailed } from '../typst/typesetter.js';
import { pictureNames } from '../view/pictures.js';
import { refuseOther, type EarlierPacket } from './changed/earlier.js';
import { FairQueue } from './job/fair-queue.js';
import { PacketNews } from './job/news.js';
import type { PacketJob } from './job/packet-job.js';
import { PacketShelf } from './job/packet-shelf.js';
import { makePacket } from './make-packet.js';
import { OrderRefused } from './order/order-problem.js';
import type { PacketOrder } from './order/packet-order.js';
import { folderName } from './folder-name.js';
import { planPacket, type PacketPlan } from './plan/packet-plan.js';
import { screenHtml } from './screen.js';
import { zipped } from './zipped.js';

/** Packets that may wait: an hour of work, at a second or two for each. */
const MOST_WAITING = 1_000;
/** Milliseconds for which a finished packet is kept. */
const KEPT = 60 * 60 * 1000;
/** Finished packets that are kept at most; the oldest goes first. About 15 MB each. */
const MOST_KEPT = 200;

interface Underway {
  job: PacketJob;
  context: Context;
  earlier: EarlierPacket | undefined;
  /** Membership of the one leader who may have it, beside the office. */
  owner: string | undefined;
  abort: AbortController;
}

export interface Beginning {
  /** Whoever asks: lanes take turns. */
  lane: string;
  earlier?: EarlierPacket | undefined;
  /** The same id again is the same packet. */
  id?: string;
  /** It names people of a class: of all leaders only this one, by membership, may have it. */
  owner?: string | undefined;
}

/** Packets in the making: one at a time, so that single sheets never wait for long. */
@Injectable()
export class PacketService implements OnModuleInit, OnModuleDestroy {
  readonly #logger = new Logger('Packets');
  readonly #queue = new FairQueue<Underway>();
  readonly #jobs = new Map<string, Underway>();
  readonly #shelf = new PacketShelf();
  readonly #news = new PacketNews();
  readonly #timers = new Set<NodeJS.Timeout>();
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(
    private readonly editions: EditionService,
    private readonly press: Press,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.#shelf.sweep().catch((error: unknown) => this.#logger.error(error));
  }

  /**
   * @param published what the order's course is, where the caller has it already; or else it is found by the order
   * @throws OrderRefused
   */
  async plan(ctx: Context, order: PacketOrder, published?: PublishedCourse): Promise<PacketPlan> {
    const { course, edition } = published ?? (await this.#published(ctx, order));
    return planPacket({ course, edition }, order, ctx.now());
  }

  /**
   * Begins a packet, or puts it in line.
   *
   * @throws OrderRefused
   */
  async ask(
    ctx: Context,
    order: PacketOrder,
    { published, ...beginning }: Beginning & { published?: PublishedCourse },
  ): Promise<PacketJob> {
    return this.begin(ctx, await this.plan(ctx, order, published), beginning);
  }

  /** @throws OrderRefused */
  begin(
    ctx: Context,
    plan: PacketPlan,
    { lane, earlier, id = randomUUID(), owner }: Beginning,
  ): PacketJob {
    const known = this.#jobs.get(id);
    if (known) return known.job;
    refuseOther(earlier, plan.source);
    if (this.#queue.length >= MOST_WAITING) {
      const message = 'Many packets are being made just now. Please ask again in some minutes.';
      throw new OrderRefused([{ field: '', message }]);
    }
    const job: PacketJob = { id, plan, state: 'waiting', done: 0, all: 0, files: [] };
    const underway = { job, context: ctx, earlier, owner, abort: new AbortController() };
    this.#jobs.set(id, underway);
    this.#queue.add(lane, underway);
    this.#working ??= this.#work();
    return job;
  }

  /** A packet of the reader's own institute, for those who may have it. */
  find({ who }: Pick<Context, 'who'>, id: string): PacketJob | undefined {
    const underway = this.#jobs.get(id);
    const isOwn = underway && tenantOf(underway.context.who) === tenantOf(who);
    if (!isOwn || !mayLead(who)) return undefined;
    const { owner, job } = underway;
    const isTheirs = who.kind === 'member' && who.membershipId === owner;
    return owner === undefined || isTheirs || hasRole(who, 'coordinator') ? job : undefined;
  }

  /** A turn at once, and one whenever its state or its progress is new, up to its end. */
  watch({ id, state }: PacketJob): AsyncIterableIterator<undefined> {
    return this.#news.watch(id, state !== 'waiting' && state !== 'working');
  }

  /** How many packets come before it. */
  ahead(id: string): number {
    const underway = this.#jobs.get(id);
    return underway ? this.#queue.ahead(underway) : 0;
  }

  /** Ends the work, or takes a finished packet away; nothing of it is left. */
  async cancel(id: string): Promise<void> {
    const underway = this.#jobs.get(id);
    if (!underway) return;
    this.#queue.remove(underway);
    underway.abort.abort();
    underway.job.state = 'cancelled';
    this.#jobs.delete(id);
    this.#news.tell(id, true);
    await this.#clear(id);
  }

  /** What cannot be removed now goes when the service ends. */
  async #clear(id: string): Promise<void> {
    await this.#shelf.remove(id).catch((error: unknown) => this.#logger.error(error));
  }

  /** A file of a finished packet, by its path; nothing where there is none. */
  async file({ id, files }: PacketJob, path: string): Promise<Uint8Array | undefined> {
    return files.includes(path) ? this.#shelf.read(id, path) : undefined;
  }

  /** Everything in one file. */
  async zip(job: PacketJob): Promise<{ name: string; bytes: Uint8Array } | undefined> {
    if (job.state !== 'ready') return undefined;
    const files = await Promise.all(
      job.files.map(async (path) => ({ path, bytes: await this.#shelf.read(job.id, path) })),
    );
    const name = folderName(job.plan);
    return { name: `${name}.zip`, bytes: zipped(files, name, job.plan.source.edition.publishedOn) };
  }

  /** A sheet for the screen; nothing where the packet has none of that name. */
  async screen(
    ctx: Context,
    job: PacketJob,
    name: string,
    asked: string,
  ): Promise<string | undefined> {
    const size = SIZES.find((each) => each === asked) ?? SIZES[0];
    return screenHtml(job, name, size, this.press, await this.#picturesOf(ctx, job.plan));
  }

  /** A picture that a sheet of a packet shows: the institute's logo, or one of the course. */
  async picture(
    ctx: Context,
    { plan: { logo, source } }: PacketJob,
    name: string,
  ): Promise<{ bytes: Uint8Array; type: string } | undefined> {
    const isLogo = logo?.asset === name;
    const bytes = isLogo ? logo.bytes : await this.editions.picture(ctx, source.edition.id, name);
    const type = pictureType(name);
    return bytes && type ? { bytes, type } : undefined;
  }

  async #published(ctx: Context, order: PacketOrder): Promise<PublishedCourse> {
    const latest = order.course && (await this.editions.latestByCode(ctx, order.course));
    if (!latest) {
      const known = (await this.editions.latest(ctx)).map(({ course }) => course.code);
      const asked = order.course ?? '';
      const message = `There is no course called "${asked}". ${didYouMean(asked, known)}Courses: ${andList(known)}.`;
      throw new OrderRefused([{ field: 'course', message }]);
    }
    if (order.edition === LATEST || order.edition === latest.edition.id) return latest;
    const asked = await this.editions.adaptedById(ctx, order.edition);
    if (asked?.course.slug === latest.course.slug) return asked;
    const known = (await this.editions.editionsOf(ctx, latest.course.slug)).map(({ id }) => id);
    const message = `There is no edition "${order.edition}". Editions: ${andList([LATEST, ...known])}.`;
    throw new OrderRefused([{ field: 'edition', message }]);
  }

  async #work(): Promise<void> {
    for (let next = this.#queue.next(); next && !this.#closed; next = this.#queue.next()) {
      await this.#make(next);
    }
    this.#working = undefined;
  }

  async #make({ job, context, earlier, abort }: Underway): Promise<void> {
    try {
      job.state = 'working';
      this.#news.tell(job.id);
      // Those behind it have come nearer.
      for (const { job: each } of this.#jobs.values()) {
        if (each.state === 'waiting') this.#news.tell(each.id);
      }
      const packet = await makePacket(job.plan, {
        setter: this.press,
        pictures: await this.#picturesOf(context, job.plan),
        progress: (done, all) => {
          Object.assign(job, { done, all });
          this.#news.tell(job.id);
        },
        signal: abort.signal,
        earlier,
      });
      await this.#shelf.put(job.id, packet.files);
      abort.signal.throwIfAborted();
      job.files = packet.files.map(({ path }) => path);
      job.contents = packet.contents;
      job.changed = packet.changed;
      job.state = 'ready';
      this.#news.tell(job.id, true);
      this.#keepForAWhile(job.id);
    } catch (error) {
      await this.#clear(job.id);
      if (abort.signal.aborted) return;
      job.state = 'failed';
      job.failure =
        error instanceof TypesettingFailed
          ? 'A sheet of it could not be printed. Whoever runs this service finds the reason in its log.'
          : 'Something went wrong here. Please try again.';
      this.#news.tell(job.id, true);
      this.#logger.error(error);
      this.#keepForAWhile(job.id);
    }
  }

  #keepForAWhile(id: string): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.cancel(id);
    }, KEPT).unref();
    this.#timers.add(timer);
    const finished = [...this.#jobs.values()].filter(({ job }) => /ready|failed/.test(job.state));
    const [oldest] = finished;
    if (finished.length > MOST_KEPT && oldest) void this.cancel(oldest.job.id);
  }

  async #picturesOf(ctx: Context, { items, source, logo }: PacketPlan) {
    const names = new Set(items.flatMap(({ views }) => views.flatMap(pictureNames)));
    const found = await Promise.all(
      [...names].map(
        async (name) => [name, await this.editions.picture(ctx, source.edition.id, name)] as const,
      ),
    );
    const pictures = found.flatMap(([name, bytes]) => (bytes ? [[name, bytes] as const] : []));
    return new Map([...pictures, ...(logo ? [[logo.asset, logo.bytes] as const] : [])]);
  }

  async onModuleDestroy(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { abort } of this.#jobs.values()) abort.abort();
    this.#news.close();
    await this.#working;
    await this.#shelf.close().catch((error: unknown) => this.#logger.error(error));
  }
}
