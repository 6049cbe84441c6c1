import {
  AdaptationMoves,
  Adaptations,
  CourseAdaptation,
  EditionService,
  noSuchEdition,
  type AdaptationMove,
  type AdaptationTarget,
} from '@hearthside/curriculum';
import { meetingsOf } from '@hearthside/lesson-text';
import type { Told } from '@hearthside/people';
import { nothingIfRefused, record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { admissionOf, ledOffering } from '../offering/admitted.js';
import { Offering } from '../offering/offering.entity.js';
import { Session } from '../session/session.entity.js';
import type {
  AdaptOfferingInput,
  MoveOfferingInput,
  UndoOfferingChangeInput,
} from './offering-adaptation.input.js';

/** What one class has otherwise than its edition: for the office, and for those who lead it. */
@Injectable()
export class OfferingAdaptationService {
  constructor(
    private readonly editions: EditionService,
    private readonly adaptations: Adaptations,
    private readonly moves: AdaptationMoves,
  ) {}

  /** @throws Refused NO_SUCH_OFFERING */
  async get(ctx: Context, id: string): Promise<CourseAdaptation> {
    return ctx.tx(async (db) => {
      const offering = await readable(db, ctx, id);
      const target = targetOf(offering);
      const state = await this.adaptations.state(db, ctx, target);
      const latest = await this.editions.latestBySlug(ctx, offering.course);
      const isBehind = latest !== undefined && latest.edition.id !== offering.editionId;
      return CourseAdaptation.of(target, state, isBehind ? latest.edition.id : null);
    });
  }

  /** For pages: is there something to change for the reader? */
  async mayChange(ctx: Context, id: string): Promise<boolean> {
    const offering = await ctx.tx((db) => changeable(db, ctx, id)).catch(nothingIfRefused);
    return offering !== undefined;
  }

  /** @throws Refused */
  async change(ctx: Context, { offering: id, ...typed }: Told<AdaptOfferingInput>) {
    return ctx.tx(async (db) => {
      const offering = await changeable(db, ctx, id);
      await this.adaptations.put(db, ctx, targetOf(offering), typed);
      return { id };
    });
  }

  /** @throws Refused */
  async undo(ctx: Context, { offering: id, ...typed }: Told<UndoOfferingChangeInput>) {
    return ctx.tx(async (db) => {
      const offering = await changeable(db, ctx, id);
      await this.adaptations.undo(db, ctx, targetOf(offering), typed);
      return { id };
    });
  }

  /** @throws Refused NO_SUCH_OFFERING, NO_SUCH_EDITION */
  async preview(ctx: Context, id: string, edition: string): Promise<AdaptationMove> {
    return ctx.tx(async (db) => {
      const offering = await readable(db, ctx, id);
      return this.moves.preview(db, ctx, targetOf(offering), edition);
    });
  }

  /**
   * The class has another edition from now on, with what the institute has otherwise there, and with its own
   * changes.
   *
   * @throws Refused PLAN_DIFFERS where the other edition's plan has other meetings, and what does not fit
   */
  async move(ctx: Context, { offering: id, ...typed }: Told<MoveOfferingInput>) {
    return ctx.tx(async (db) => {
      const offering = await changeable(db, ctx, id);
      await this.#refuseOtherPlan(db, ctx, offering, typed.edition);
      const { id: adaptation, moved } = await this.moves.move(db, ctx, targetOf(offering), typed);
      const { instituteId, version } = offering;
      const change = { editionId: typed.edition, version: version + 1 };
      await db.update(Offering, { instituteId, id }, change);
      const subject = { kind: 'adaptation', id: adaptation } as const;
      await record(db, ctx, 'adaptation.moved', subject, { changes: moved });
      return { id };
    });
  }

  /** A session keeps its number, and whether it counts: marks of attendance depend on it. */
  async #refuseOtherPlan(
    db: EntityManager,
    ctx: Context,
    { instituteId, id: offeringId, variant, course }: Offering,
    editionId: string,
  ): Promise<void> {
    // No change adds a meeting, or makes one more delicate: those of the class need not be asked.
    const published = await this.editions.byId(ctx, editionId);
    if (published?.course.slug !== course) throw noSuchEdition();
    const meetings = meetingsOf(published.course, variant) ?? [];
    const order = { number: 'ASC' } as const;
    const sessions = await db.find(Session, { where: { instituteId, offeringId }, order });
    const isSame =
      sessions.length === meetings.length &&
      sessions.every(
        ({ counts }, index) => counts === (meetings[index]!.lesson.sensitivity !== 'high'),
      );
    if (isSame) return;
    throw new Refused(
      'PLAN_DIFFERS',
      'In that edition the plan of this class has other sessions, so the class stays with the one it has. Classes that are scheduled from now on can have the newer one.',
      'edition',
    );
  }
}

function targetOf({ instituteId, course, editionId, id }: Offering): AdaptationTarget {
  return { instituteId, courseSlug: course, editionId, offeringId: id };
}

/**
 * For the office and the leaders: assistants read what learners read, and changes have leaders' words in them.
 *
 * @throws Refused NO_SUCH_OFFERING, FOR_LEADERS
 */
async function readable(
  db: EntityManager,
  ctx: Context,
  id: string,
  lock?: 'held',
): Promise<Offering> {
  const offering = await ledOffering(db, ctx, id, lock);
  if ((await admissionOf(db, ctx, offering)) !== 'assistant') return offering;
  throw new Refused(
    'FOR_LEADERS',
    'What this class does differently is decided by its leaders. Please talk to one of them.',
  );
}

/** @throws Refused NO_SUCH_OFFERING, FOR_LEADERS, NOT_NOW */
async function changeable(db: EntityManager, ctx: Context, id: string): Promise<Offering> {
  const offering = await readable(db, ctx, id, 'held');
  if (offering.state === 'draft' || offering.state === 'open') return offering;
  throw new Refused('NOT_NOW', 'This class is over or does not take place: it stays as it was.');
}
