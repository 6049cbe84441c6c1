import { createHash } from 'node:crypto';
import type { Course } from '@hearthside/lesson-text';
import type { Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { In, Not, type EntityManager } from 'typeorm';
import { CourseRow } from '../course/course.entity.js';
import { Edition, EditionLesson, EditionPicture } from './edition.entity.js';
import { editionContent, editionId } from './edition.rules.js';

/** An edition with its whole course, as read from the database; never changed once read. */
export interface PublishedCourse {
  edition: Pick<Edition, 'id' | 'contentHash' | 'publishedOn'>;
  course: Course;
}

interface Latest {
  id: string;
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Editions do not change, so those in use stay in memory. A lesson is 56 kB of JSON. */
const KEPT_EDITIONS = 50;

/** A course cannot be published as it is; the message says how to mend it. */
export class PublishingRefused extends Error {}

@Injectable()
export class EditionService {
  readonly #kept = new LRUCache<string, PublishedCourse>({ max: KEPT_EDITIONS });

  /**
   * Publishes a course that has no problems. The same content gives the edition that is there
   * already, and makes it the latest again; other content gives a new one and keeps the old.
   *
   * @throws PublishingRefused when another course has the same neutral code
   */
  async publish(
    ctx: Context,
    course: Course,
    pictures: ReadonlyMap<string, Uint8Array> = new Map(),
  ): Promise<Edition> {
    const content = editionContent(course, pictures, sha256);
    return ctx.tx(async (db) => {
      const { slug, code } = content.course;
      // Publishing is rare; whoever comes second waits.
      await db.query('SELECT pg_advisory_xact_lock(723002)');
      const holder = await db.findOneBy(CourseRow, { code });
      if (holder && holder.slug !== slug) {
        throw new PublishingRefused(
          `The code "${code}" belongs to the course in "${holder.slug}" already. ` +
            `Give "${slug}" another "code:" in course.yaml.`,
        );
      }
      const { contentHash } = content;
      const same = await db.findOneBy(Edition, { courseSlug: slug, contentHash });
      const edition = same ?? (await this.#add(db, content, ctx.now()));
      await db.upsert(CourseRow, { slug, code, latestEditionId: edition.id }, ['slug']);
      return edition;
    });
  }

  async #add(
    db: EntityManager,
    { course, pictures, contentHash }: ReturnType<typeof editionContent>,
    now: Date,
  ): Promise<Edition> {
    const publishedOn = now.toISOString().slice(0, 10);
    const short = editionId(publishedOn, contentHash);
    // Two contents that begin alike on one day: the second takes a longer name.
    const isTaken = await db.existsBy(Edition, { id: short });
    const id = isTaken ? editionId(publishedOn, contentHash, 16) : short;
    const { lessons, ...rest } = course;
    const edition = db.create(Edition, {
      id,
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

  /** Takes every other course off the list; its editions stay in the database. */
  async keepListed(ctx: Context, slugs: readonly string[]): Promise<void> {
    await ctx.tx((db) => db.delete(CourseRow, { slug: Not(In([...slugs])) }));
  }

  /** The latest edition of each course, by the course's folder name. */
  async latest(ctx: Context): Promise<PublishedCourse[]> {
    const rows = await ctx.select<Latest>(
      'SELECT latest_edition_id AS id FROM course ORDER BY slug',
      [],
    );
    const found: PublishedCourse[] = [];
    for (const { id } of rows) {
      const published = await this.byId(ctx, id);
      if (published) found.push(published);
    }
    return found;
  }

  async latestBySlug(ctx: Context, slug: string): Promise<PublishedCourse | undefined> {
    return this.#only(ctx, 'SELECT latest_edition_id AS id FROM course WHERE slug = $1', slug);
  }

  async latestByCode(ctx: Context, code: string): Promise<PublishedCourse | undefined> {
    return this.#only(ctx, 'SELECT latest_edition_id AS id FROM course WHERE code = $1', code);
  }

  async #only(ctx: Context, sql: string, name: string): Promise<PublishedCourse | undefined> {
    if (!isName(name)) return undefined;
    const [row] = await ctx.select<Latest>(sql, [name]);
    return row && this.byId(ctx, row.id);
  }

  /** Ids of all editions of a course, the newest first. */
  async editionsOf(ctx: Context, slug: string): Promise<Edition[]> {
    return ctx.tx((db) =>
      db.find(Edition, {
        select: { id: true, courseSlug: true, contentHash: true, publishedOn: true },
        where: { courseSlug: slug },
        order: { publishedOn: 'DESC', id: 'DESC' },
      }),
    );
  }

  async byId(ctx: Context, id: string): Promise<PublishedCourse | undefined> {
    if (!isName(id)) return undefined;
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
