import { randomUUID } from 'node:crypto';
import {
  cookieName,
  hashOfToken,
  Institute,
  Membership,
  newToken,
  signedToken,
} from '@hearthside/people';
import { Contexts, type Member, type Role } from '@hearthside/platform';
import type { DataSource } from 'typeorm';

/** What `anInstitute` and `aMember` write, for specs of libraries below. */
export const peopleEntities = [Institute, Membership];

/** An institute with nobody in it yet. */
export async function anInstitute(
  source: DataSource,
  { name = 'Elm House', timeZone = 'America/New_York' } = {},
): Promise<string> {
  const id = randomUUID();
  await new Contexts(source)
    .forService(id)
    .tx((db) => db.insert(Institute, { id, name, timeZone, createdAt: new Date() }));
  return id;
}

export interface Somebody {
  who: Member;
  email: string;
  name: string;
  /** The token of the session in which they are signed in. */
  token: string;
}

/** Somebody at an institute, signed in on their own device. */
export async function aMember(
  source: DataSource,
  instituteId: string,
  roles: Role[],
  { name = `${roles[0]} ${randomUUID().slice(0, 4)}`, email = `${randomUUID()}@example.org` } = {},
): Promise<Somebody> {
  const [userId, membershipId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  const [token, now] = [newToken(), new Date()];
  const called = name.split(' ')[0]!;
  await new Contexts(source).forService(instituteId).tx(async (db) => {
    await db.query(
      `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
       VALUES ($1, '', $2, true, $3, $3)`,
      [userId, email, now],
    );
    const person = { instituteId, id: membershipId, userId, name, called, roles };
    await db.insert(Membership, { ...person, state: 'active', createdAt: now, joinedAt: now });
    await db.query(
      `INSERT INTO auth.session
         (id, token, user_id, expires_at, created_at, updated_at, institute_id)
       VALUES ($1, $2, $3, $4::timestamptz + interval '1 day', $4, $4, $5)`,
      [sessionId, hashOfToken(token), userId, now, instituteId],
    );
  });
  const who: Member = { kind: 'member', userId, sessionId, instituteId, membershipId, roles };
  return { who, email, name, token };
}

/** The Cookie header of somebody's browser. */
export function cookieFor({ token }: Somebody, secret: string, secure = false): string {
  return `${cookieName(secure)}=${signedToken(token, secret)}`;
}
