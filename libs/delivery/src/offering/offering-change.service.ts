import { randomUUID } from 'node:crypto';
import { EditionService, type PublishedCourse } from '@hearthside/curriculum';
import { meetingsOf, STANDARD_VARIANT, variantsOf } from '@hearthside/lesson-text';
import { coordinatedBy, InstituteService, readTimeZone, type Told } from '@hearthside/people';
import { record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { passOn } from '../enrolment/pass-on.js';
import { timesOf } from '../schedule/times-of.js';
import { daysOf, seriesFault } from '../schedule/series.rules.js';
import { Session } from '../session/session.entity.js';
import { offeringAt } from './admitted.js';
import { readFacts, refuseReversed } from './offering-facts.js';
import { refuseEarlyEnd } from './refuse-early-end.js';
import { refuseOlder } from './refuse-older.js';
import { Offering } from './offering.entity.js';
import type { ChangeOfferingInput, CreateOfferingInput } from './offering.input.js';

const USUAL = { seats: 20, completionShare: 2, completionOf: 3 } as const;

/** The office schedules a class, and changes what is said about it. */
@Injectable()
export class OfferingChangeService {
  constructor(
    private readonly editions: EditionService,
    private readonly institutes: InstituteService,
  ) {}

  /**
   * A draft with a session for each meeting of the plan. It stays with the edition that is the latest now.
   *
   * @throws Refused NO_SUCH_COURSE, NO_SUCH_VARIANT, and what is wrong with days, times or words
   */
  async create(ctx: Context, typed: Told<CreateOfferingInput>): Promise<{ id: string }> {
    const instituteId = coordinatedBy(ctx);
    const facts = readFacts(typed);
    refuseReversed(facts);
    const timeZone = typed.timeZone
      ? readTimeZone(typed.timeZone)
      : (await this.institutes.own(ctx)).timeZone;
    const published = await this.editions.latestBySlug(ctx, typed.course);
    if (!published) {
      throw new Refused('NO_SUCH_COURSE', 'Your institute has no such course.', 'course');
    }
    const variant = typed.variant || STANDARD_VARIANT;
    const meetings = meetingsIn(published, variant);
    const times = timesIn(typed, timeZone, meetings.length);
    refuseEarlyEnd(facts.retainUntil, times, timeZone);
    const id = randomUUID();
    return ctx.tx(async (db) => {
      await db.insert(Offering, {
        ...{ instituteId, id, course: typed.course, editionId: published.edition.id, variant },
        ...{ state: 'draft', timeZone, ...USUAL, ...facts, createdAt: ctx.now() },
      });
      await db.insert(
        Session,
        meetings.map(({ lesson }, index) => ({
          ...{ instituteId, id: randomUUID(), offeringId: id, number: index + 1 },
          ...{ startsAt: times[index]!, minutes: lesson.minutes },
          counts: lesson.sensitivity !== 'high',
        })),
      );
      await record(db, ctx, 'offering.created', { kind: 'offering', id });
      return { id };
    });
  }

  /**
   * Changes what is given, and leaves the rest.
   *
   * @throws Refused CHANGED_MEANWHILE when somebody else has changed it since it was read
   */
  async change(ctx: Context, typed: Told<ChangeOfferingInput>): Promise<{ id: string }> {
    const instituteId = coordinatedBy(ctx);
    const { id, version } = typed;
    const facts = readFacts(typed);
    return ctx.tx(async (db) => {
      const offering = await offeringAt(db, ctx, id, 'held');
      refuseOlder(offering, version);
      refuseReversed({ ...offering, ...facts });
      if (facts.seats !== undefined) await refuseFewer(db, offering, facts.seats);
      const sessions = await db.findBy(Session, { instituteId, offeringId: id });
      const times = sessions.map(({ startsAt }) => startsAt);
      refuseEarlyEnd(facts.retainUntil, [...times, ctx.now()], offering.timeZone);
      const now = { version: offering.version + 1, changedAt: ctx.now() };
      await db.save(Offering, { ...offering, ...facts, ...now });
      const changed = Object.fromEntries(Object.keys(facts).map((field) => [field, true]));
      // More seats are somebody's who waits.
      if (facts.seats !== undefined) await passOn(db, ctx, { ...offering, ...facts });
      await record(db, ctx, 'offering.changed', { kind: 'offering', id }, changed);
      return { id };
    });
  }
}

function meetingsIn({ course }: PublishedCourse, variant: string) {
  const meetings = meetingsOf(course, variant);
  if (meetings && meetings.length > 0) return meetings;
  const known = variantsOf(course).map(({ id }) => id);
  const message = `The course has no plan “${variant}”. It has ${known.join(', ')}.`;
  throw new Refused('NO_SUCH_VARIANT', message, 'variant');
}

function timesIn(typed: Told<CreateOfferingInput>, timeZone: string, sessions: number): Date[] {
  const { first, time, everyDays, skipped } = typed;
  const series = { first, everyDays: everyDays ?? 7, skipped: skipped ?? [] };
  const fault = seriesFault(series);
  if (fault) throw new Refused('SERIES_UNFIT', fault[1], fault[0]);
  return timesOf(daysOf(series, sessions), time, timeZone);
}

/** Nobody loses a seat. */
async function refuseFewer(db: EntityManager, offering: Offering, seats: number): Promise<void> {
  const [{ taken }] = (await db.query(
    `SELECT count(*)::int AS taken FROM enrolment
      WHERE institute_id = $1 AND offering_id = $2 AND state IN ('held', 'offered')`,
    [offering.instituteId, offering.id],
  )) as [{ taken: number }];
  if (taken <= seats) return;
  const message = `${taken} seats are taken or promised, so there cannot be ${seats}.`;
  throw new Refused('SEATS_TAKEN', message, 'seats');
}
