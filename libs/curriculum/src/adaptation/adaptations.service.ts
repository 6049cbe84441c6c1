import { randomUUID } from 'node:crypto';
import {
  adaptationProblems,
  changeFault,
  isSameSpot,
  type Change,
  type Course,
  type Problem,
} from '@hearthside/lesson-text';
import { readText } from '@hearthside/people';
import { record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { CourseRow } from '../course/course.entity.js';
import { EditionService, type PublishedCourse } from '../edition/edition.service.js';
import { Adaptation, AdaptationChange } from './adaptation.entity.js';
import { faultRefused, refuseProblems } from './adaptation-refused.js';
import { changesOf } from './laid-over.js';

/** Whose changes: of all classes of an institute with an edition, or of one class. */
export type AdaptationTarget = Pick<
  Adaptation,
  'instituteId' | 'courseSlug' | 'editionId' | 'offeringId'
>;

export type ReasonedChange = Change & { reason: string };

/** A change as it is typed. */
export interface TypedChange {
  place: string;
  kind: Change['kind'];
  minutes?: number | null | undefined;
  text?: string | null | undefined;
  reason: string;
}

/** What an institute has now: the course under its changes, and they. */
export interface AdaptationState {
  under: PublishedCourse;
  /** 0 before the first change. */
  version: number;
  changes: ReasonedChange[];
}

/** Letters of one text: a form with it fits into a request. The longest body of the flagship has 9,000. */
const LONGEST_TEXT = 20_000;
const LONGEST_REASON = 300;

/**
 * Keeps adaptations, of courses and of classes. It does not ask who may: whoever calls it has, and holds a
 * transaction.
 */
@Injectable()
export class Adaptations {
  constructor(private readonly editions: EditionService) {}

  /** @throws Refused NO_SUCH_EDITION */
  async state(db: EntityManager, ctx: Context, target: AdaptationTarget): Promise<AdaptationState> {
    const { editionId, offeringId } = target;
    if (editionId.includes('\0')) throw noSuchEdition();
    const found = await rowOf(db, target);
    // A class's own changes lie over those of all classes.
    const under = offeringId
      ? await this.editions.adaptedById(ctx, editionId)
      : await this.editions.byId(ctx, editionId);
    if (under?.course.slug !== target.courseSlug) throw noSuchEdition();
    const changes = found ? await changesOf(db, found) : [];
    return { under, version: found?.version ?? 0, changes };
  }

  /**
   * Makes a change, or another one in its place.
   *
   * @returns what the rules would like looked at
   * @throws Refused
   */
  async put(
    db: EntityManager,
    ctx: Context,
    target: AdaptationTarget,
    { version, ...typed }: TypedChange & { version: number },
  ): Promise<Problem[]> {
    const change = readChange(typed);
    const row = await lockedRow(db, ctx, target, version);
    const { under, changes } = await this.state(db, ctx, target);
    const others = changes.filter((each) => !isSameSpot(each, change));
    const problems = refuseUnfit(under.course, change, others);
    await db.upsert(AdaptationChange, rowFor(row, change, ctx.now()), [
      ...['instituteId', 'adaptationId', 'place', 'kind'],
    ]);
    await settle(db, ctx, row);
    const detail = { change: change.kind, forOneClass: target.offeringId !== null };
    await record(db, ctx, 'adaptation.changed', { kind: 'adaptation', id: row.id }, detail);
    return problems;
  }

  /**
   * The edition's own words, minutes or activity come back.
   *
   * @throws Refused NO_SUCH_CHANGE, and what would not fit without it
   */
  async undo(
    db: EntityManager,
    ctx: Context,
    target: AdaptationTarget,
    { version, place, kind }: Pick<Change, 'place' | 'kind'> & { version: number },
  ): Promise<void> {
    const row = await lockedRow(db, ctx, target, version);
    const { under, changes } = await this.state(db, ctx, target);
    const left = changes.filter((each) => !isSameSpot(each, { place, kind }));
    refuseProblems(adaptationProblems(under.course, left), () => 'place');
    const { instituteId, id: adaptationId } = row;
    const key = { instituteId, adaptationId, place, kind };
    // PostgreSQL refuses text with a NUL in it; no place is called so.
    const isThere = !place.includes('\0') && (await db.delete(AdaptationChange, key)).affected;
    if (!isThere) throw new Refused('NO_SUCH_CHANGE', 'Nothing is changed there.', 'place');
    await settle(db, ctx, row);
    const detail = { change: kind, forOneClass: target.offeringId !== null };
    await record(db, ctx, 'adaptation.undone', { kind: 'adaptation', id: row.id }, detail);
  }

  /** Puts changes that were taken to another edition there, in place of what was there. */
  async replace(
    db: EntityManager,
    ctx: Context,
    target: AdaptationTarget,
    changes: readonly ReasonedChange[],
  ): Promise<{ id: string }> {
    const { under } = await this.state(db, ctx, target);
    for (const change of changes) {
      const fault = changeFault(under.course, change, changes);
      if (fault) throw faultRefused(fault);
    }
    refuseProblems(adaptationProblems(under.course, changes), (place) => `choices.${place}.text`);
    const known = await rowOf(db, target);
    const row = await lockedRow(db, ctx, target, known?.version ?? 0);
    const { instituteId, id: adaptationId } = row;
    await db.delete(AdaptationChange, { instituteId, adaptationId });
    if (changes.length > 0) {
      const rows = changes.map((change) => rowFor(row, change, ctx.now()));
      await db.insert(AdaptationChange, rows);
    }
    await settle(db, ctx, row);
    return { id: row.id };
  }
}

function rowOf(db: EntityManager, target: AdaptationTarget): Promise<Adaptation | null> {
  return db.findOne(Adaptation, {
    where: { ...target, offeringId: target.offeringId ?? IsNull() },
  });
}

/**
 * Held until the transaction ends; made if there is none.
 *
 * @throws Refused CHANGED_MEANWHILE
 */
async function lockedRow(
  db: EntityManager,
  ctx: Context,
  target: AdaptationTarget,
  version: number,
): Promise<Adaptation> {
  const fresh = { ...target, id: randomUUID(), version: 0, changedAt: ctx.now() };
  await db.createQueryBuilder().insert().into(Adaptation).values(fresh).orIgnore().execute();
  const row = await db.findOneOrFail(Adaptation, {
    where: { ...target, offeringId: target.offeringId ?? IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (row.version === version) return row;
  throw new Refused(
    'CHANGED_MEANWHILE',
    'Somebody has changed this course since you opened it. Look at it anew, and then change it.',
    'version',
  );
}

/** The institute stays with the edition that it has changed, until it goes on to a newer one itself. */
async function settle(
  db: EntityManager,
  ctx: Context,
  { instituteId, id, courseSlug: slug, editionId, offeringId, version }: Adaptation,
): Promise<void> {
  await db.update(Adaptation, { instituteId, id }, { version: version + 1, changedAt: ctx.now() });
  if (offeringId) return;
  const isAny = await db.existsBy(AdaptationChange, { instituteId, adaptationId: id });
  await db.update(CourseRow, { instituteId, slug }, { adaptedEditionId: isAny ? editionId : null });
}

function rowFor(
  { instituteId, id: adaptationId }: Adaptation,
  change: ReasonedChange,
  changedAt: Date,
): AdaptationChange {
  const { place, kind, reason } = change;
  const minutes = change.kind === 'minutes' ? change.minutes : null;
  const text = change.kind === 'text' ? change.text : null;
  return { instituteId, adaptationId, place, kind, minutes, text, reason, changedAt };
}

function readChange({ place, kind, minutes, text, reason: typed }: TypedChange): ReasonedChange {
  const reason = readText(typed, 'reason', LONGEST_REASON);
  if (kind === 'off') return { place, kind, reason };
  if (kind === 'minutes') return { place, kind, minutes: minutes ?? Number.NaN, reason };
  return { place, kind, text: readText(text ?? '', 'text', LONGEST_TEXT), reason };
}

function refuseUnfit(course: Course, change: Change, others: readonly Change[]): Problem[] {
  const fault = changeFault(course, change, others);
  if (fault) throw faultRefused(fault);
  const problems = adaptationProblems(course, [...others, change]);
  refuseProblems(problems, () => change.kind);
  return problems;
}

export function noSuchEdition(): Refused {
  return new Refused('NO_SUCH_EDITION', 'Your institute has no such edition.', 'edition');
}
