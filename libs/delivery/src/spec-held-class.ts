import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { Institute, Membership } from '@hearthside/people';
import type { Context, Role } from '@hearthside/platform';
import {
  aMember,
  anInstitute,
  anOffering,
  testDatabase,
  type Scheduled,
  type Somebody,
  type TestDatabase,
} from '@hearthside/testing';
import { Attendance, AttendanceCorrection } from './attendance/attendance.entity.js';
import type { Mark } from './attendance/attendance.rules.js';
import { Certificate } from './certificate/certificate.entity.js';
import { Enrolment } from './enrolment/enrolment.entity.js';
import type { EnrolmentState } from './enrolment/enrolment.rules.js';
import { OfferingLeader } from './leader/leader.entity.js';
import { Offering } from './offering/offering.entity.js';
import { Session } from './session/session.entity.js';

export const classDatabase = () =>
  testDatabase([
    ...[Attendance, AttendanceCorrection, Certificate, Enrolment, Institute, Membership],
    ...[Offering, OfferingLeader, Session],
  ]);

/** A class with its people; the sessions are four, of which the third never counts. */
export interface HeldClass extends Scheduled {
  instituteId: string;
  office: Somebody;
  leader: Somebody;
  assistant: Somebody;
  learners: Somebody[];
  /** Of the learners, in their order. */
  enrolments: string[];
  ctx(somebody: Somebody, now?: Date): Context;
  /** Somebody more, with a place in this state. */
  enrol(state: EnrolmentState, name?: string): Promise<string>;
  /** Puts marks into the database as they are: one for each learner in order, or nothing. */
  mark(session: number, ...marks: (Mark | null)[]): Promise<void>;
}

export async function aHeldClass(
  { source, contexts }: TestDatabase,
  learners = 3,
  changes: Parameters<typeof anOffering>[2] = {},
): Promise<HeldClass> {
  const instituteId = await anInstitute(source);
  const somebody = (role: Role, name?: string) =>
    aMember(source, instituteId, [role], name === undefined ? {} : { name });
  const [office, leader, assistant] = [
    await somebody('coordinator'),
    await somebody('facilitator'),
    await somebody('assistant'),
  ];
  const leaders = [leader.who.membershipId];
  const scheduled = await anOffering(source, instituteId, { leaders, ...changes });
  const service = contexts.forService(instituteId);
  const of = { instituteId, offeringId: scheduled.id };
  const helper = { ...of, membershipId: assistant.who.membershipId };
  await service.tx((db) =>
    db.insert(OfferingLeader, { ...helper, part: 'assistant', trained: false }),
  );
  let turn = 0;
  const place = async (state: EnrolmentState, { who }: Somebody) => {
    const id = randomUUID();
    const row = { ...of, id, membershipId: who.membershipId, state, turn: ++turn };
    const offeredUntil = state === 'offered' ? new Date() : null;
    const rest = { source: 'office', enteredAt: new Date(), print: 'standard' } as const;
    await service.tx((db) => db.insert(Enrolment, { ...row, ...rest, offeredUntil }));
    return id;
  };
  const held: HeldClass = {
    ...{ ...scheduled, instituteId, office, leader, assistant, learners: [], enrolments: [] },
    ctx: ({ who }, now) => contexts.for(who, now && (() => now)),
    enrol: async (state, name) => place(state, await somebody('learner', name)),
    mark: (session, ...marks) =>
      service.tx(async (db) => {
        const sessionId = scheduled.sessions[session - 1]!;
        for (const [index, mark] of marks.entries()) {
          const enrolmentId = held.enrolments[index]!;
          if (mark)
            await db.insert(Attendance, { ...of, sessionId, enrolmentId, mark, at: new Date() });
        }
      }),
  };
  for (let n = 0; n < learners; n++) {
    // In the order of their names.
    const learner = await somebody('learner', `Learner ${String(n).padStart(2, '0')}`);
    held.learners.push(learner);
    held.enrolments.push(await place('held', learner));
  }
  return held;
}

export const refusedWith = (code: string) => expect.objectContaining({ name: 'Refused', code });
