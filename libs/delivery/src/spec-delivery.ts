import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import {
  Institute,
  Membership,
  MembershipService,
  NewLearnerService,
  Once,
} from '@hearthside/people';
import {
  Keys,
  MutationReceipt,
  Mutations,
  runJobsOnce,
  type Context,
  type Role,
} from '@hearthside/platform';
import {
  aMember,
  anInstitute,
  anOffering,
  testDatabase,
  type Somebody,
  type TestDatabase,
} from '@hearthside/testing';
import pg from 'pg';
import { ConsentService } from './enrolment/consent.service.js';
import { EnrolmentResolver } from './enrolment/enrolment.resolver.js';
import { Enrolment } from './enrolment/enrolment.entity.js';
import { EnrolmentService } from './enrolment/enrolment.service.js';
import { EnteringService } from './enrolment/entering.service.js';
import { FreeSeatsJob } from './enrolment/free-seats.job.js';
import { FREE_SEATS } from './enrolment/free-seats-task.js';
import { LeavingService } from './enrolment/leaving.service.js';
import { NeedsService } from './enrolment/needs.service.js';
import { NewcomerService } from './enrolment/newcomer.service.js';
import { TransferService } from './enrolment/transfer.service.js';
import { OfferingLeader } from './leader/leader.entity.js';
import { Offering } from './offering/offering.entity.js';
import { Session } from './session/session.entity.js';

export const placesDatabase = () =>
  testDatabase([
    ...[Institute, Membership, MutationReceipt],
    ...[Enrolment, Offering, OfferingLeader, Session],
  ]);

/** The services on a database, as the module puts them together; with an institute and its office. */
export async function placesOn(database: TestDatabase) {
  const { source, contexts } = database;
  const institute = await anInstitute(source);
  const office = await aMember(source, institute, ['coordinator']);
  const places = new EnrolmentService();
  const entering = new EnteringService();
  const leaving = new LeavingService();
  const [transfers, needs] = [new TransferService(), new NeedsService()];
  const once = new Once(new Mutations(Keys.from(Buffer.alloc(32, 7))));
  const ctx = ({ who }: Pick<Somebody, 'who'>, now?: Date): Context =>
    contexts.for(who, now && (() => now));
  return {
    ...{ institute, office, places, entering, leaving, transfers, needs, ctx },
    resolver: new EnrolmentResolver(
      ...([once, places, entering, leaving, transfers, needs] as const),
      new NewcomerService(new NewLearnerService(new MembershipService()), entering),
      new ConsentService(),
    ),
    somebody: (...roles: Role[]) => aMember(source, institute, roles.length ? roles : ['learner']),
    offering: (changes: Parameters<typeof anOffering>[2] = {}) =>
      anOffering(source, institute, { first: new Date(Date.now() + 30 * DAY), ...changes }),
    register: (by: Somebody, offeringId: string, now?: Date) =>
      entering.register(ctx(by, now), { offeringId, consented: true }),
    enrol: ({ who: { membershipId: memberId } }: Somebody, offeringId: string) =>
      entering.enrol(ctx(office), { offeringId, memberId }),
    /** What stands there, by the order of the line. */
    async rows(offeringId: string): Promise<Enrolment[]> {
      const where = { instituteId: institute, offeringId };
      const read = contexts.forService(institute);
      return read.tx((db) => db.find(Enrolment, { where, order: { turn: 'ASC' } }));
    },
    async row(id: string): Promise<Enrolment> {
      const read = contexts.forService(institute);
      return read.tx((db) => db.findOneByOrFail(Enrolment, { instituteId: institute, id }));
    },
    async sql<Row extends object>(text: string, values: string[] = []): Promise<Row[]> {
      return contexts.forService(institute).tx((db) => db.query(text, values));
    },
    /** As the owner of the tables, past row security. */
    async owner<Row extends object>(text: string, values: string[] = []): Promise<Row[]> {
      const client = new pg.Client({ connectionString: database.superuserUrl });
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    daily: (now?: Date) =>
      new FreeSeatsJob().run(
        contexts.for({ kind: 'service', instituteId: institute }, now && (() => now)),
        {},
      ),
    doJobs: () =>
      runJobsOnce({
        ...{ ownerUrl: database.ownerUrl, contexts },
        tasks: [{ task: FREE_SEATS, worker: new FreeSeatsJob() }],
      }),
  };
}

export const DAY = 24 * 60 * 60 * 1000;
export const refusedWith = (code: string) => expect.objectContaining({ name: 'Refused', code });
export const anId = () => ({ clientMutationId: randomUUID() });
