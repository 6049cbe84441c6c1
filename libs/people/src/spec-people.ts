import { randomUUID } from 'node:crypto';
import { Keys, MutationReceipt, Mutations, type Context, type Role } from '@hearthside/platform';
import { aMember, testDatabase, type Somebody, type TestDatabase } from '@hearthside/testing';
import { BrandRow } from './brand/brand.entity.js';
import { Institute } from './institute/institute.entity.js';
import { InstituteService } from './institute/institute.service.js';
import { InvitationService } from './invitation/invitation.service.js';
import { LocalResource } from './local-resource/local-resource.entity.js';
import { EndsSessions } from './membership/ends-sessions.js';
import { MemberChangeService } from './membership/member-change.service.js';
import { Membership } from './membership/membership.entity.js';
import { MembershipService } from './membership/membership.service.js';
import { SignInChanges } from './membership/sign-in-changes.service.js';
import { NewLearnerService } from './membership/new-learner.service.js';
import { ReportingAnswer } from './reporting-answer/reporting-answer.entity.js';
import { ViewerService } from './viewer/viewer.service.js';

/** The services on a database, as the module puts them together. */
export function peopleOn(database: TestDatabase) {
  const members = new MembershipService();
  const institutes = new InstituteService();
  const mutations = new Mutations(Keys.from(Buffer.alloc(32, 7)));
  return {
    members,
    institutes,
    changes: new MemberChangeService(members, new EndsSessions(), new SignInChanges()),
    invitations: new InvitationService(database.contexts, members, mutations),
    learners: new NewLearnerService(members),
    viewers: new ViewerService(institutes, members),
    /** A request of somebody's. */
    ctx: ({ who }: Pick<Somebody, 'who'>, now?: Date): Context =>
      database.contexts.for(who, now && (() => now)),
    /** A request of somebody who has just signed in with an address, and is at no institute yet. */
    async signedIn(email: string, via: { onlyAt?: string } = {}): Promise<Context> {
      const [{ id }] = await database.source.query('SELECT id FROM auth."user" WHERE email = $1', [
        email,
      ]);
      const [{ id: sessionId }] = await database.source.query(
        `INSERT INTO auth.session
           (id, token, user_id, expires_at, created_at, updated_at, institute_id, only_here)
         VALUES (gen_random_uuid(), gen_random_uuid()::text, $1, now() + interval '1 day',
           now(), now(), $2::uuid, $2::uuid IS NOT NULL)
         RETURNING id`,
        [id, via.onlyAt ?? null],
      );
      return database.contexts.for({ kind: 'person', userId: id, sessionId });
    },
    /** How many sessions somebody has at their institute. */
    async sessionsOf({ who: { userId, instituteId } }: Pick<Somebody, 'who'>): Promise<number> {
      const [{ count }] = await database.source.query(
        'SELECT count(*)::int FROM auth.session WHERE user_id = $1 AND institute_id = $2',
        [userId, instituteId],
      );
      return count;
    },
    somebody: (instituteId: string, ...roles: Role[]) =>
      aMember(database.source, instituteId, roles),
  };
}

export const peopleDatabase = () =>
  testDatabase([BrandRow, Institute, LocalResource, Membership, MutationReceipt, ReportingAnswer]);

/** An answer to an invitation, as it is sent for the first time. */
export const to = (instituteId: string) => ({ instituteId, clientMutationId: randomUUID() });
