import { randomUUID } from 'node:crypto';
import { anOffering } from '../offerings.js';
import { adaptationChanges } from './adaptation-entries.js';
import { attendanceChanges } from './attendance-entries.js';
import { reportChanges } from './report-entries.js';
import { askAgain, type Cast } from './cast.js';
import { packetChanges } from './class-packet-entries.js';
import { enrolmentEntries } from './enrolment-entries.js';
import { rosterChanges } from './roster-entries.js';
import { runChanges } from './run-entries.js';
import { OFFICE, type Walker } from './walkers.js';

/** How to send a mutation, anew each time, and who may. */
export interface ChangeEntry {
  /** Its input, without the id of the mutation; on things at A. */
  input(cast: Cast): Promise<Record<string, unknown>>;
  may: readonly Walker[];
}

const aLearner = async (cast: Cast) => (await cast.fresh('learner')).who.membershipId;
const someName = () => ({ name: 'Noor Ali' });
const someAddress = () => ({ email: `${randomUUID()}@example.org` });

/** Something to say on a day that has been. */
const anAnswer = () => ({ answer: `Yes. ${randomUUID()}`, by: 'A lawyer', on: '2026-11-02' });
const PLACE = { course: 'tea', resource: 'walk-in' };

/** In a state in which the mutation has something to do. */
export async function put(cast: Cast, state: string): Promise<string> {
  const id = await aLearner(cast);
  await cast.sql.query(
    `UPDATE membership SET state = $2, invited_at = now() - interval '1 day',
            ended_at = CASE $2 WHEN 'ended' THEN now() END WHERE id = $1`,
    [id, state],
  );
  return id;
}

const atA = async (cast: Cast) => {
  await askAgain(cast);
  return { instituteId: cast.a.instituteId };
};

/** Every mutation; one that is not here fails the walk. */
export const changeEntries: Record<string, ChangeEntry> = {
  ...enrolmentEntries,
  ...rosterChanges,
  acceptInvitation: { input: atA, may: ['invited'] },
  declineInvitation: { input: atA, may: ['invited'] },
  addLearner: { input: async () => ({ ...someName(), ...someAddress() }), may: OFFICE },
  inviteMember: {
    input: async () => ({ ...someName(), ...someAddress(), roles: ['FACILITATOR'] }),
    may: OFFICE,
  },
  inviteAgain: { input: async (cast) => ({ id: await put(cast, 'invited') }), may: OFFICE },
  changeInstitute: { input: async () => ({ timeZone: aZone() }), may: OFFICE },
  answerOnReporting: { input: async () => anAnswer(), may: OFFICE },
  changeBrand: { input: async () => ({ name: `Elm ${randomUUID()}` }), may: OFFICE },
  setLocalResource: {
    input: async () => ({
      ...PLACE,
      ...{
        name: `A clinic ${randomUUID()}`,
        phone: '555',
        verifiedBy: 'Ann',
        verifiedOn: '2026-11-01',
      },
    }),
    may: OFFICE,
  },
  removeLocalResource: {
    input: async ({ sql, a }) => {
      await sql.query(
        `INSERT INTO local_resource (institute_id, course_slug, resource_id, name, changed_at)
         VALUES ($1, $2, $3, 'A clinic', now()) ON CONFLICT DO NOTHING`,
        [a.instituteId, PLACE.course, PLACE.resource],
      );
      return PLACE;
    },
    may: OFFICE,
  },
  ...adaptationChanges,
  ...attendanceChanges,
  ...reportChanges,
  ...runChanges,
  ...packetChanges,
  changeRoles: {
    input: async (cast) => ({ id: await aLearner(cast), roles: ['ASSISTANT'] }),
    may: OFFICE,
  },
  correctName: {
    input: async (cast) => ({ id: await aLearner(cast), ...someName() }),
    may: OFFICE,
  },
  createOffering: {
    input: async () => ({ course: 'tea', first: '2027-02-16', time: '09:30' }),
    may: OFFICE,
  },
  changeOffering: {
    input: async (cast) => {
      const { id } = await aClass(cast);
      return { id, version: 1, place: `Room ${randomUUID()}` };
    },
    may: OFFICE,
  },
  setLeaders: {
    input: async (cast) => {
      const member = cast.people.facilitator.who.membershipId;
      return { ...(await aClass(cast)), leaders: [{ member, part: 'LEADER', trained: true }] };
    },
    may: OFFICE,
  },
  moveSession: {
    input: async (cast) => {
      const { sessions } = await anOffering(cast.service.database.source, cast.a.instituteId);
      return { session: sessions[3], day: '2027-05-01', time: '10:00' };
    },
    may: OFFICE,
  },
  openOffering: {
    input: async (cast) => {
      const { facilitator, coordinator } = cast.people;
      const leaders = [facilitator, coordinator].map(({ who }) => who.membershipId);
      return aClass(cast, { state: 'draft', leaders });
    },
    may: OFFICE,
  },
  finishOffering: {
    input: (cast) => aClass(cast, { first: new Date('2026-01-06T15:00:00Z') }),
    may: OFFICE,
  },
  cancelOffering: { input: (cast) => aClass(cast), may: OFFICE },
  endMembership: { input: async (cast) => ({ id: await aLearner(cast) }), may: OFFICE },
  takeBack: {
    input: async (cast) => ({ id: await put(cast, 'ended'), roles: ['LEARNER'] }),
    may: OFFICE,
  },
};

/** Another class at A, in a state in which the mutation has something to do. */
async function aClass(
  { service, a }: Cast,
  more: Parameters<typeof anOffering>[2] = {},
): Promise<{ id: string }> {
  const { id } = await anOffering(service.database.source, a.instituteId, more);
  return { id };
}

let turn = 0;
const aZone = () => ['Europe/Paris', 'Asia/Tokyo', 'Africa/Cairo'][turn++ % 3];
