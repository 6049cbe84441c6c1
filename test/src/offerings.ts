import { randomUUID } from 'node:crypto';
import { Offering, OfferingLeader, Session } from '@hearthside/delivery';
import { Contexts } from '@hearthside/platform';
import type { DataSource } from 'typeorm';

export interface Scheduled {
  id: string;
  /** Ids in order of their numbers; the third is of high sensitivity and never counts. */
  sessions: string[];
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** An open class of four sessions, weekly from a Tuesday at ten in New York, on an edition with nothing in it. */
export async function anOffering(
  source: DataSource,
  instituteId: string,
  {
    seats = 20,
    first = new Date('2026-12-01T15:00:00Z'),
    leaders = [] as string[],
    ...changes
  }: Partial<Omit<Offering, 'leaders' | 'sessions' | 'stage'>> & {
    first?: Date;
    leaders?: string[];
  } = {},
): Promise<Scheduled> {
  const [id, edition] = [randomUUID(), randomUUID()];
  const sessions = [1, 2, 3, 4].map(() => randomUUID());
  await new Contexts(source).forService(instituteId).tx(async (db) => {
    await db.query(
      `INSERT INTO edition (id, institute_id, course_slug, content_hash, published_on, course)
       VALUES ($1, $2, 'tea', $1, '2026-11-22', '{"title": "Tea", "neutralTitle": "Kitchen hour"}')`,
      [edition, instituteId],
    );
    await db.insert(Offering, {
      ...{ instituteId, id, course: 'tea', editionId: edition, variant: 'standard', seats },
      ...{ state: 'open', timeZone: 'America/New_York', place: 'Room 2' },
      ...{ completionShare: 2, completionOf: 3, createdAt: new Date() },
      ...changes,
    });
    for (const [index, session] of sessions.entries()) {
      const startsAt = new Date(first.getTime() + index * WEEK);
      const number = index + 1;
      const row = { instituteId, id: session, offeringId: id, number, startsAt, minutes: 90 };
      await db.insert(Session, { ...row, counts: number !== 3 });
    }
    for (const membershipId of leaders) {
      const row = { instituteId, offeringId: id, membershipId };
      await db.insert(OfferingLeader, { ...row, part: 'leader', trained: true });
    }
  });
  return { id, sessions };
}
