import { coordinatedBy, type Told } from '@hearthside/people';
import { mayLead, record, Refused, type Context } from '@hearthside/platform';
import { ForbiddenException, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CourseRow } from '../course/course.entity.js';
import type {
  AdaptCourseInput,
  MoveAdaptationInput,
  UndoCourseChangeInput,
} from './adaptation.input.js';
import { CourseAdaptation } from './adaptation.view.js';
import { Adaptations, type AdaptationTarget } from './adaptations.service.js';
import { AdaptationMove } from './adaptation-move.view.js';
import { AdaptationMoves } from './adaptation-moves.service.js';

/** What an institute has otherwise in all of its classes: leaders see it, the office changes it. */
@Injectable()
export class AdaptationService {
  constructor(
    private readonly adaptations: Adaptations,
    private readonly moves: AdaptationMoves,
  ) {}

  /** @throws Refused NO_SUCH_COURSE */
  async get(ctx: Context, course: string): Promise<CourseAdaptation> {
    if (!mayLead(ctx.who)) throw new ForbiddenException('This is for the leaders of a class.');
    return ctx.tx(async (db) => {
      const { target, row } = await targetOf(db, ctx, course);
      const state = await this.adaptations.state(db, ctx, target);
      const isBehind = target.editionId !== row.latestEditionId;
      return CourseAdaptation.of(target, state, isBehind ? row.latestEditionId : null);
    });
  }

  /** @throws Refused */
  async change(
    ctx: Context,
    { course, ...typed }: Told<AdaptCourseInput>,
  ): Promise<{ id: string }> {
    coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const { target } = await targetOf(db, ctx, course, 'held');
      await this.adaptations.put(db, ctx, target, typed);
      return { id: course };
    });
  }

  /** @throws Refused */
  async undo(
    ctx: Context,
    { course, ...typed }: Told<UndoCourseChangeInput>,
  ): Promise<{ id: string }> {
    coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const { target } = await targetOf(db, ctx, course, 'held');
      await this.adaptations.undo(db, ctx, target, typed);
      return { id: course };
    });
  }

  /**
   * What would become of each change in another edition.
   *
   * @throws Refused NO_SUCH_COURSE, NO_SUCH_EDITION
   */
  async preview(ctx: Context, course: string, edition: string): Promise<AdaptationMove> {
    if (!mayLead(ctx.who)) throw new ForbiddenException('This is for the leaders of a class.');
    return ctx.tx(async (db) => {
      const { target } = await targetOf(db, ctx, course);
      return this.moves.preview(db, ctx, target, edition);
    });
  }

  /**
   * Takes the changes along to another edition; what was there before stays with the classes that have it.
   *
   * @throws Refused
   */
  async move(
    ctx: Context,
    { course, ...typed }: Told<MoveAdaptationInput>,
  ): Promise<{ id: string }> {
    const instituteId = coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const { target, row } = await targetOf(db, ctx, course, 'held');
      const { id, moved } = await this.moves.move(db, ctx, target, typed);
      const isLatest = typed.edition === row.latestEditionId;
      // Without changes there is nothing to stay for.
      const adaptedEditionId = moved > 0 || !isLatest ? typed.edition : null;
      await db.update(CourseRow, { instituteId, slug: course }, { adaptedEditionId });
      await record(db, ctx, 'adaptation.moved', { kind: 'adaptation', id }, { changes: moved });
      return { id: course };
    });
  }
}

async function targetOf(
  db: EntityManager,
  ctx: Context,
  slug: string,
  lock?: 'held',
): Promise<{ target: AdaptationTarget; row: CourseRow }> {
  const instituteId = ctx.who.kind === 'member' ? ctx.who.instituteId : '';
  // Held until the transaction ends: a change does not go to an edition from which the course is just being taken.
  const mode = lock && ({ mode: 'pessimistic_write' } as const);
  const row = slug.includes('\0')
    ? null
    : await db.findOne(CourseRow, { where: { instituteId, slug }, ...(mode && { lock: mode }) });
  if (!row) throw new Refused('NO_SUCH_COURSE', 'Your institute has no such course.', 'course');
  const editionId = row.adaptedEditionId ?? row.latestEditionId;
  return { target: { instituteId, courseSlug: slug, editionId, offeringId: null }, row };
}
