import { EditionService } from '@hearthside/curriculum';
import { goodUntil, meetingsOf } from '@hearthside/lesson-text';
import { coordinatedBy, LocalResourceService, ReportingAnswerService } from '@hearthside/people';
import { record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { lookAtReminders, tellOfCancelling } from '../reminder/tell.js';
import { clockAt } from '../schedule/clock.js';
import { offeringAt } from './admitted.js';
import { Offering } from './offering.entity.js';
import { lackingIn, mayBecome, type OfferingState, type Readiness } from './offering.rules.js';
import { OfferingService } from './offering.service.js';

const DONE = {
  open: 'offering.open',
  finished: 'offering.finished',
  cancelled: 'offering.cancelled',
} as const;

const WORDS: Record<OfferingState, string> = {
  draft: 'It is a draft.',
  open: 'It is open.',
  finished: 'It is finished.',
  cancelled: 'It was cancelled.',
};

/** The office opens a class, closes it, or calls it off. */
@Injectable()
export class OfferingStageService {
  constructor(
    private readonly offerings: OfferingService,
    private readonly editions: EditionService,
    private readonly answers: ReportingAnswerService,
    private readonly places: LocalResourceService,
  ) {}

  /** What keeps a class from opening, as sentences that say what to do. For the office. */
  async lacking(ctx: Context, id: string): Promise<string[]> {
    coordinatedBy(ctx);
    return lackingIn(await this.#readiness(ctx, await this.offerings.get(ctx, id)));
  }

  /** @throws Refused NOT_READY with all that is missing, NOT_NOW */
  async open(ctx: Context, id: string): Promise<{ id: string }> {
    return this.#become(ctx, id, 'open', async () => {
      const lacking = await this.lacking(ctx, id);
      if (lacking.length > 0) throw new Refused('NOT_READY', lacking.join(' '));
    });
  }

  /** @throws Refused NOT_NOW, NOT_OVER before the last session has begun */
  async finish(ctx: Context, id: string): Promise<{ id: string }> {
    return this.#become(ctx, id, 'finished', async () => {
      const { sessions, timeZone } = await this.offerings.get(ctx, id);
      const last = sessions.reduce(
        (latest, { startsAt }) => (startsAt > latest ? startsAt : latest),
        new Date(0),
      );
      if (last <= ctx.now()) return;
      const { day } = clockAt(last, timeZone);
      throw new Refused('NOT_OVER', `The last session is on ${day}. A class is closed after that.`);
    });
  }

  /** @throws Refused NOT_NOW */
  async cancel(ctx: Context, id: string): Promise<{ id: string }> {
    return this.#become(ctx, id, 'cancelled', async () => {});
  }

  async #become(
    ctx: Context,
    id: string,
    to: keyof typeof DONE,
    check: () => Promise<void>,
  ): Promise<{ id: string }> {
    coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const { instituteId, state, version } = await offeringAt(db, ctx, id, 'held');
      if (!mayBecome(state, to)) {
        throw new Refused('NOT_NOW', `This class cannot be changed so. ${WORDS[state]}`);
      }
      await check();
      await db.update(
        Offering,
        { instituteId, id },
        { state: to, version: version + 1, changedAt: ctx.now() },
      );
      await record(db, ctx, DONE[to], { kind: 'offering', id });
      if (to === 'cancelled') await tellOfCancelling(db, ctx, { instituteId, id });
      if (to === 'open') await lookAtReminders(db, id);
      return { id };
    });
  }

  async #readiness(ctx: Context, offering: Offering): Promise<Readiness> {
    const published = await this.editions.adaptedById(ctx, offering.editionId, offering.id);
    const meetings = (published && meetingsOf(published.course, offering.variant)) ?? [];
    const lessons = meetings.map(({ lesson }) => lesson);
    const known = await this.places.list(ctx, offering.course);
    const days = offering.sessions
      .map(({ startsAt }) => clockAt(startsAt, offering.timeZone).day)
      .toSorted();
    return {
      needs: {
        leaders: Math.max(0, ...lessons.map(({ leaders }) => leaders)),
        clinician: lessons.some(({ clinicianOnCall }) => clinicianOnCall),
      },
      leaders: offering.leaders,
      clinician: { name: offering.clinicianName, phone: offering.clinicianPhone },
      reporting: await this.answers.current(ctx),
      resources: (published?.course.resources ?? []).map((resource) => {
        const own = known.find((each) => each.resource === resource.id);
        const { verifiedOn, expires } = own ?? resource;
        const tried = { ...(verifiedOn && { verifiedOn }), ...(expires && { expires }) };
        return {
          need: resource.need,
          name: own?.name ?? resource.name,
          leftOut: own?.leftOut,
          goodUntil: verifiedOn ? goodUntil(tried) : undefined,
        };
      }),
      place: offering.place,
      link: offering.link,
      from: days[0] ?? '',
      until: days.at(-1) ?? '',
    };
  }
}
