import { Contexts, record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { CourseRow, SharedCourse } from '../course/course.entity.js';
import { EditionGrant } from '../edition/edition.entity.js';

/** Which courses, of those that belong to no institute, an institute may use. */
@Injectable()
export class GrantService {
  constructor(private readonly contexts: Contexts) {}

  /** Every course that can be granted. */
  async shared(): Promise<SharedCourse[]> {
    return this.contexts.forService().tx((db) => db.find(SharedCourse, { order: { slug: 'ASC' } }));
  }

  /**
   * Puts a course on an institute's list, with its latest edition. Granting again changes nothing, but
   * that a newer edition becomes the latest there.
   *
   * @returns false when the institute has written a course of that name or code itself
   */
  async grant(instituteId: string, course: SharedCourse): Promise<boolean> {
    const ctx = this.contexts.forService(instituteId);
    const { slug, code, latestEditionId } = course;
    return ctx.tx(async (db) => {
      const rows = await db.find(CourseRow, {
        where: [
          { instituteId, slug },
          { instituteId, code },
        ],
      });
      if (rows.some((row) => row.own || row.slug !== slug)) return false;
      await grantEdition(ctx, instituteId, latestEditionId);
      const row = { instituteId, slug, code, latestEditionId, own: false };
      await db.upsert(CourseRow, row, ['instituteId', 'slug']);
      return true;
    });
  }

  /** Takes a course off an institute's list. Editions that were granted stay readable by name. */
  async takeBack(instituteId: string, slug: string): Promise<void> {
    await this.contexts
      .forService(instituteId)
      .tx((db) => db.delete(CourseRow, { instituteId, slug, own: false }));
  }

  /** Brings what has been published since to the institutes that have the course. */
  async bringUpToDate(): Promise<void> {
    const shared = await this.shared();
    for (const instituteId of await this.#institutes()) {
      const listed = await this.contexts
        .forService(instituteId)
        .tx((db) => db.findBy(CourseRow, { instituteId, own: false }));
      for (const course of shared) {
        const row = listed.find(({ slug }) => slug === course.slug);
        if (row && row.latestEditionId !== course.latestEditionId) {
          await this.grant(instituteId, course);
        }
      }
    }
  }

  /** Takes every other shared course off all lists; editions stay in the database. */
  async keepListed(slugs: readonly string[]): Promise<void> {
    const others = { slug: Not(In([...slugs])) };
    for (const instituteId of await this.#institutes()) {
      await this.contexts
        .forService(instituteId)
        .tx((db) => db.delete(CourseRow, { instituteId, own: false, ...others }));
    }
    await this.contexts.forService().tx((db) => db.delete(SharedCourse, others));
  }

  async #institutes(): Promise<string[]> {
    const rows = await this.contexts
      .forService()
      .select<{ id: string }>('SELECT id FROM app.institute_ids() AS id', []);
    return rows.map(({ id }) => id);
  }
}

async function grantEdition(ctx: Context, instituteId: string, editionId: string): Promise<void> {
  await ctx.tx(async (db) => {
    const { raw } = await db
      .createQueryBuilder()
      .insert()
      .into(EditionGrant)
      .values({ instituteId, editionId, grantedAt: ctx.now() })
      .orIgnore()
      .returning('edition_id')
      .execute();
    if ((raw as unknown[]).length === 0) return;
    await record(db, ctx, 'edition.granted', { kind: 'edition', id: editionId });
  });
}
