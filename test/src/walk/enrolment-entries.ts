import { randomUUID } from 'node:crypto';
import { OfferingLeader } from '@hearthside/delivery';
import { anOffering, type Scheduled } from '../offerings.js';
import type { Cast } from './cast.js';
import type { ChangeEntry } from './change-entries.js';
import { CLASS, OF_A, OFFICE, type Walker } from './walkers.js';

/** An open class at A that begins in a month, led and helped by those who lead and help at A. */
export async function aClass({ service, a, people }: Cast): Promise<Scheduled> {
  const { source, contexts } = service.database;
  const first = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
  const leaders = [people.facilitator.who.membershipId];
  const scheduled = await anOffering(source, a.instituteId, { first, leaders });
  const { membershipId } = people.assistant.who;
  const helper = { instituteId: a.instituteId, offeringId: scheduled.id, membershipId };
  const asService = contexts.forService(a.instituteId);
  await asService.tx((db) =>
    db.insert(OfferingLeader, { ...helper, part: 'assistant', trained: false }),
  );
  return scheduled;
}

/** A place of the learner's in a class of its own. */
async function aPlace(cast: Cast, state: 'held' | 'offered'): Promise<string> {
  const [id, { id: offering }] = [randomUUID(), await aClass(cast)];
  await cast.sql.query(
    `INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print,
        offered_until)
     VALUES ($1, $2, $3, $4, $5, 'office', 1, now(), 'standard',
       CASE $5 WHEN 'offered' THEN now() + interval '2 days' END)`,
    [cast.a.instituteId, id, offering, cast.people.learner.who.membershipId, state],
  );
  return id;
}

const entry = async (cast: Cast) => ({
  offeringId: (await aClass(cast)).id,
  memberId: (await cast.fresh('learner')).who.membershipId,
});

const THEIRS: readonly Walker[] = ['coordinator', 'learner'];

/** Places in classes: by the office, and by the learner whose place it is. */
export const enrolmentEntries: Record<string, ChangeEntry> = {
  enrol: { input: entry, may: OFFICE },
  register: {
    input: async (cast) => ({ offeringId: (await aClass(cast)).id, consented: true }),
    may: OF_A,
  },
  withdraw: { input: async (cast) => ({ id: await aPlace(cast, 'held') }), may: THEIRS },
  acceptSeat: { input: async (cast) => ({ id: await aPlace(cast, 'offered') }), may: THEIRS },
  declineSeat: { input: async (cast) => ({ id: await aPlace(cast, 'offered') }), may: THEIRS },
  transferEnrolment: {
    input: async (cast) => ({
      id: await aPlace(cast, 'held'),
      toOfferingId: (await aClass(cast)).id,
    }),
    may: OFFICE,
  },
  admitNewcomer: {
    input: async (cast) => ({ offeringId: (await aClass(cast)).id, name: 'Walk Anew' }),
    may: CLASS,
  },
  recordConsent: { input: async (cast) => ({ id: await aPlace(cast, 'held') }), may: THEIRS },
  setNoMail: {
    input: async (cast) => ({
      memberId: (await cast.fresh('learner')).who.membershipId,
      noMail: true,
    }),
    may: OFFICE,
  },
  admitWalkIn: { input: entry, may: CLASS },
  changeNeeds: {
    input: async (cast) => ({ id: await aPlace(cast, 'held'), seating: 'Near the door' }),
    may: THEIRS,
  },
};
