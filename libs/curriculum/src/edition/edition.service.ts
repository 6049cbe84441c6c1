import { createHash } from 'node:crypto';
import type { Course } from '@hearthside/lesson-text';
import { tenantOf, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import { laidOver } from '../adaptation/laid-over.js';
import { CourseRow, SharedCourse } from '../course/course.entity.js';
import { Edition, EditionLesson, EditionPicture } from './edition.entity.js';
import { editionContent, editionId } from './edition.rules.js';

/** An edition with its whole course, as read from the database; never changed once read. */
export interface PublishedCourse {
  edition: Pick<Edition, 'id' | 'contentHash' | 'publishedOn'> & {
    /** What an institute has otherwise is laid over it: by the key it can be told from any other course. */
    adapted?: { key: string; versions: string };
  };
  course: Course;
}

/** An edition, and an adaptation of it, if there is one. */
interface Listed {
  id: string;
  adaptation: string | null;
  version: number | null;
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Editions do not change, so those in use stay in memory. A lesson is 56 kB of JSON. */
const KEPT_EDITIONS = 50;

// An institute that has changed an edition stays with it until it takes its changes to a newer one.
const OWN_LIST = `SELECT e.id, a.id AS adaptation, a.version
  FROM course c
  CROSS JOIN LATERAL (SELECT coalesce(c.adapted_edition_id, c.latest_edition_id) AS id) e
  LEFT JOIN adaptation a ON a.institute_id = c.institute_id AND a.course_slug = c.slug
   AND a.edition_id = e.id AND a.offering_id IS NULL
 WHERE c.institute_id = $1`;

/** A course cannot be published as it is; the message says how to mend it. */
export class PublishingRefused extends Error {}

@Injectable()
export class EditionService {
  readonly #kept = new LRUCache<string, PublishedCourse>({ max: KEPT_EDITIONS });

  /**
   * Publishes a course that has no problems: for an institute's own list, or, by the service, among those
   * that are granted. The same content gives the edition that is there already, and makes it the latest
   * again; other content gives a new one and keeps the old.
   *
   * @throws PublishingRefused when another course there has the same neutral code
   */
  async publish(
    ctx: Context,
    course: Course,
    pictures: ReadonlyMap<string, Uint8Array> = new Map(),
  ): Promise<Edition> {
    const instituteId = tenantOf(ctx.who) || null;
    const content = editionContent(course, pictures, sha256, instituteId ?? '');
    return ctx.tx(async (db) => {
      const { slug } = content.course;
      // Publishing is rare; whoever comes second waits.
      await db.query('SELECT pg_advisory_xact_lock(723002)');
      await refuseTaken(db, instituteId, content.course);
      const { contentHash } = content;
      const same = await db.findOneBy(Edition, { courseSlug: slug, contentHash });
      const edition = same ?? (await this.#add(db, instituteId, content, ctx.now()));
      await list(db, instituteId, content.course, edition.id);
      return edition;
    });
  }

  async #add(
    db: EntityManager,
    instituteId: string | null,
    { course, pictures, contentHash }: ReturnType<typeof editionContent>,
    now: Date,
  ): Promise<Edition> {
    const publishedOn = now.toISOString().slice(0, 10);
    const short = editionId(publishedOn, contentHash);
    // Two contents that begin alike on one day: the second takes a longer name. Names of other
    // institutes' editions cannot be seen, so an institute's own are long from the start.
    const isTaken = instituteId !== null || (await db.existsBy(Edition, { id: short }));
    const id = isTaken ? editionId(publishedOn, contentHash, 16) : short;
    const { lessons, ...rest } = course;
    const edition = db.create(Edition, {
      id,
      instituteId,
      courseSlug: course.slug,
      contentHash,
      publishedOn,
      course: rest,
    });
    await db.insert(Edition, edition);
    for (const tree of lessons) {
      await db.insert(EditionLesson, { editionId: id, number: tree.number, tree } as object);
    }
    for (const [name, bytes] of pictures) {
      await db.insert(EditionPicture, { editionId: id, name, bytes: Buffer.from(bytes) });
    }
    return edition;
  }

  /** The latest edition of each course on the reader's list, by the course's folder name. */
  async latest(ctx: Context): Promise<PublishedCourse[]> {
    const rows = await this.#listed(ctx, '');
    const found: PublishedCourse[] = [];
    for (const row of rows) {
      const published = await this.#adapted(ctx, [row]);
      if (published) found.push(published);
    }
    return found;
  }

  async latestBySlug(ctx: Context, slug: string): Promise<PublishedCourse | undefined> {
    return this.#only(ctx, 'slug', slug);
  }

  async latestByCode(ctx: Context, code: string): Promise<PublishedCourse | undefined> {
    return this.#only(ctx, 'code', code);
  }

  async #only(
    ctx: Context,
    column: 'slug' | 'code',
    name: string,
  ): Promise<PublishedCourse | undefined> {
    if (!isName(name)) return undefined;
    const [row] = await this.#listed(ctx, column, name);
    return row && this.#adapted(ctx, [row]);
  }

  /** The institute's list; for the service, the list of what is granted. */
  async #listed(ctx: Context, column: 'slug' | 'code' | '', name?: string): Promise<Listed[]> {
    const instituteId = tenantOf(ctx.who);
    const [from, values] = instituteId
      ? [OWN_LIST, [instituteId]]
      : ['SELECT latest_edition_id AS id FROM shared_course c WHERE true', []];
    const narrowed = column ? ` AND c.${column} = $${values.length + 1}` : '';
    return ctx.select<Listed>(
      `${from}${narrowed} ORDER BY c.slug`,
      name === undefined ? values : [...values, name],
    );
  }

  /**
   * An edition with what the institute has otherwise in all of its classes, and in one of them.
   *
   * @param offeringId a class of the reader's institute
   */
  async adaptedById(
    ctx: Context,
    id: string,
    offeringId?: string,
  ): Promise<PublishedCourse | undefined> {
    if (!isName(id)) return undefined;
    const rows = await ctx.select<Listed>(
      `SELECT e.id, a.id AS adaptation, a.version
         FROM edition e LEFT JOIN adaptation a ON a.edition_id = e.id AND a.institute_id = $2
          AND (a.offering_id IS NULL OR a.offering_id = $3)
        WHERE e.id = $1 ORDER BY a.offering_id NULLS FIRST`,
      [id, tenantOf(ctx.who) || null, offeringId ?? null],
    );
    return this.#adapted(ctx, rows);
  }

  /** @param rows of one edition, with its adaptations from the lowest to the highest */
  async #adapted(ctx: Context, rows: readonly Listed[]): Promise<PublishedCourse | undefined> {
    const [first] = rows;
    const published = first && (await this.#read(ctx, first.id));
    const instituteId = tenantOf(ctx.who);
    const layers = rows.flatMap(({ adaptation: id, version }) =>
      id && version ? [{ instituteId, id, version }] : [],
    );
    return published && laidOver(published, layers, (work) => ctx.tx(work));
  }

  /** Ids of all editions of a course, the newest first. */
  async editionsOf(ctx: Context, slug: string): Promise<Edition[]> {
    return ctx.tx((db) =>
      db.find(Edition, {
        select: {
          id: true,
          instituteId: true,
          courseSlug: true,
          contentHash: true,
          publishedOn: true,
        },
        where: { courseSlug: slug },
        order: { publishedOn: 'DESC', id: 'DESC' },
      }),
    );
  }

  /** An edition that the reader's institute may use, as its author has it. */
  async byId(ctx: Context, id: string): Promise<PublishedCourse | undefined> {
    if (!isName(id)) return undefined;
    // What is in memory may have been read for another institute: the database says whose it is.
    const [row] = await ctx.select<{ id: string }>('SELECT id FROM edition WHERE id = $1', [id]);
    return row && this.#read(ctx, id);
  }

  /** An edition that the reader is known to have. */
  async #read(ctx: Context, id: string): Promise<PublishedCourse | undefined> {
    const kept = this.#kept.get(id);
    if (kept) return kept;
    const read = await ctx.tx(async (db) => {
      const edition = await db.findOneBy(Edition, { id });
      if (!edition) return undefined;
      const lessons = await db.find(EditionLesson, {
        where: { editionId: id },
        order: { number: 'ASC' },
      });
      const { contentHash, publishedOn, course } = edition;
      return {
        edition: { id, contentHash, publishedOn },
        // An edition from before there were course sheets, blurbs and variants has none.
        course: {
          ...course,
          sheets: course.sheets ?? [],
          blurbs: course.blurbs ?? {},
          variants: course.variants ?? [],
          lessons: lessons.map(({ tree }) => tree),
        },
      };
    });
    if (read) this.#kept.set(id, read);
    return read;
  }

  /** A picture's bytes, or nothing when the edition has none of that name. */
  async picture(ctx: Context, editionId: string, name: string): Promise<Buffer | undefined> {
    if (!isName(editionId) || !isName(name)) return undefined;
    const row = await ctx.tx((db) => db.findOneBy(EditionPicture, { editionId, name }));
    return row?.bytes;
  }
}

/** PostgreSQL refuses text with a NUL in it; nothing here is called so. */
function isName(name: string): boolean {
  return !name.includes('\0');
}

async function refuseTaken(
  db: EntityManager,
  instituteId: string | null,
  { slug, code }: Course,
): Promise<void> {
  const holder = instituteId
    ? await db.findOneBy(CourseRow, { instituteId, code })
    : await db.findOneBy(SharedCourse, { code });
  if (holder && holder.slug !== slug) {
    throw new PublishingRefused(
      `The code "${code}" belongs to the course in "${holder.slug}" already. ` +
        `Give "${slug}" another "code:" in course.yaml.`,
    );
  }
  const namesake = instituteId && (await db.findOneBy(CourseRow, { instituteId, slug }));
  if (namesake && !namesake.own) {
    throw new PublishingRefused(
      `The institute has a course in "${slug}" already, which it did not write itself. ` +
        'Give your own another folder name and another "code:" in course.yaml.',
    );
  }
}

async function list(
  db: EntityManager,
  instituteId: string | null,
  { slug, code }: Course,
  latestEditionId: string,
): Promise<void> {
  const row = { slug, code, latestEditionId };
  if (instituteId === null) await db.upsert(SharedCourse, row, ['slug']);
  else await db.upsert(CourseRow, { ...row, instituteId, own: true }, ['instituteId', 'slug']);
}
