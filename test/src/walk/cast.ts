import { randomUUID } from 'node:crypto';
import { Enrolment, OfferingLeader, Session } from '@hearthside/delivery';
import { hashOfToken, newToken } from '@hearthside/people';
import type { Role, Settings } from '@hearthside/platform';
import pg from 'pg';
import { anOffering, type Scheduled } from '../offerings.js';
import { aMember, type Somebody } from '../people.js';
import { testService, type Sender, type TestService } from '../service.js';
import type { Type } from '@nestjs/common';
import { adaptedClassOf, adaptHouse } from './adaptation-entries.js';
import { attend } from './attendance-entries.js';
import { clock } from './run-entries.js';
import { printPapers } from './class-packet-entries.js';
import { digestOf } from './digest.js';
import { aHouse, type House } from './house.js';
import { evaluate } from './report-entries.js';
import { LEADERS, OF_A, type Walker } from './walkers.js';
import { aWord, type Word } from './words.js';

/** The service with two institutes, and everybody who walks. */
export interface Cast {
  service: TestService;
  /** What is looked for, and whose answers are as they should be. */
  a: House;
  b: House;
  people: Record<Exclude<Walker, 'nobody'>, Somebody>;
  /** At A, led by the facilitator, helped by the assistant; the learner has a place. */
  offering: Scheduled & { enrolment: string };
  /** Another class at A with the same leaders, whose course A has changed. */
  adaptedClass: string;
  /** The papers of a class that the facilitator leads, and its session; and a session in which nobody is. */
  printed: { packet: string; session: string; empty: string };
  words: Word[];
  /** As a superuser. */
  sql: pg.Client;
  as(walker: Walker): Sender;
  /** Somebody new at A, whom nothing else needs. */
  fresh(...roles: Role[]): Promise<Somebody>;
  /** A fingerprint of all that is kept of A and of its people. */
  digest(): Promise<string>;
  stop(): Promise<void>;
}

/** @param more modules beside the real ones */
export async function aCast(
  more: readonly Type[] = [],
  mode: Settings['mode'] = 'demo',
): Promise<Cast> {
  const service = await testService(mode, more);
  return castAt(service).catch(async (error: unknown) => {
    await service.stop();
    throw error;
  });
}

async function castAt(service: TestService): Promise<Cast> {
  const { source, superuserUrl } = service.database;
  const sql = new pg.Client({ connectionString: superuserUrl });
  await sql.connect();
  const [a, b] = [await aHouse(service), await aHouse(service)];
  const words: Word[] = [...wordsOf(a, 'A', OF_A), ...wordsOf(b, 'B', ['elsewhere'])];
  const someone = async (walker: Walker, house: House, ...roles: Role[]) => {
    const [name, email] = [aWord(), aWord()];
    // Leaders see who is here, and the office alone who has been asked; who helps sees who is in the class.
    const inClass: Walker[] = walker === 'learner' ? ['assistant'] : [];
    const reads: Walker[] =
      house === a ? ['coordinator', ...(walker === 'invited' ? [] : LED), ...inClass] : [];
    words.push({ text: name, of: `name of ${walker}`, knownTo: [walker, ...reads] });
    words.push({
      text: email,
      of: `address of ${walker}`,
      knownTo: house === a ? [walker, 'coordinator'] : [walker],
    });
    return aMember(source, house.instituteId, roles, {
      name: `${name} Rivera`,
      email: `${email.toLowerCase()}@example.org`,
    });
  };
  const people: Cast['people'] = {
    coordinator: await someone('coordinator', a, 'coordinator'),
    facilitator: await someone('facilitator', a, 'facilitator'),
    assistant: await someone('assistant', a, 'assistant'),
    learner: await someone('learner', a, 'learner'),
    otherLearner: await someone('otherLearner', a, 'learner'),
    elsewhere: await someone('elsewhere', b, 'coordinator', 'facilitator'),
    invited: await someone('invited', a, 'facilitator'),
    person: await aPerson(sql, words),
  };
  await sql.query('UPDATE membership SET invited_at = now() WHERE id = $1', [
    people.learner.who.membershipId,
  ]);
  const offering = await aClassOf(service, a, people, words);
  for (const house of [a, b]) await adaptHouse(sql, house);
  const adaptedClass = await adaptedClassOf({ service, a, sql, people });
  const cast: Cast = {
    ...{ service, a, b, people, offering, adaptedClass, words, sql },
    printed: { packet: '', session: '', empty: '' },
    as: (walker) => service.as(walker === 'nobody' ? undefined : people[walker]),
    fresh: (...roles) => aMember(source, a.instituteId, roles),
    digest: () => digestOf(sql, a.instituteId),
    stop: async () => {
      await sql.end();
      await service.stop();
    },
  };
  await attend(cast);
  await evaluate(cast);
  await clock(cast);
  cast.printed = await printPapers(cast);
  await askAgain(cast);
  return cast;
}

/** Puts the invited person back to where nothing has been answered. */
export async function askAgain({ sql, people: { invited } }: Cast): Promise<void> {
  const { membershipId, sessionId } = invited.who;
  await sql.query(
    `UPDATE membership SET state = 'invited', joined_at = NULL, ended_at = NULL WHERE id = $1`,
    [membershipId],
  );
  await sql.query('UPDATE auth.session SET institute_id = NULL WHERE id = $1', [sessionId]);
}

async function aClassOf(
  { database: { source, contexts } }: TestService,
  { instituteId }: House,
  { facilitator, assistant, learner }: Cast['people'],
  words: Word[],
): Promise<Cast['offering']> {
  const [place, needs, enrolment] = [aWord(), aWord(), randomUUID()];
  words.push({ text: place, of: 'place of a class', knownTo: OF_A });
  const staff: Walker[] = ['coordinator', 'facilitator', 'assistant'];
  words.push({ text: needs, of: 'needs of learner', knownTo: [...staff, 'learner'] });
  const leaders = [facilitator.who.membershipId];
  const days = { registrationFrom: '2026-11-01', registrationUntil: '2026-12-31' };
  const link = 'https://meet.example.org/1';
  const told = { label: 'Autumn', access: 'A loop', link, ...days };
  const scheduled = await anOffering(source, instituteId, { leaders, place, ...told });
  await contexts.forService(instituteId).tx(async (db) => {
    const of = { instituteId, offeringId: scheduled.id };
    const helper = { ...of, membershipId: assistant.who.membershipId };
    const moved = { place, movedFrom: new Date('2026-11-30T15:00:00Z') };
    await db.update(Session, { instituteId, id: scheduled.sessions[0]! }, moved);
    await db.insert(OfferingLeader, { ...helper, part: 'assistant', trained: false });
    await db.insert(Enrolment, {
      ...{ ...of, id: enrolment, membershipId: learner.who.membershipId, state: 'held', turn: 1 },
      ...{ source: 'office', enteredAt: new Date(), print: 'large', hearing: needs },
      ...{ seating: 'Near the door', language: 'Spanish', consentedAt: new Date() },
    });
  });
  return { ...scheduled, enrolment };
}

const LED: Walker[] = ['facilitator'];

function wordsOf({ words }: House, name: string, all: readonly Walker[]): Word[] {
  const leaders = all.filter((walker) => LEADERS.includes(walker));
  // Whoever is asked to come is told by whom.
  const greeted: readonly Walker[] = name === 'A' ? [...all, 'invited'] : all;
  return [
    { text: words.institute, of: `${name}: its name`, knownTo: greeted },
    { text: words.course, of: `${name}: its course`, knownTo: all },
    { text: words.leaders, of: `${name}: leaders’ text`, knownTo: leaders },
    { text: words.host, of: `${name}: the host’s text`, knownTo: leaders },
    { text: words.packet, of: `${name}: a packet`, knownTo: leaders },
  ];
}

/** Signed in, at no institute. */
async function aPerson(sql: pg.Client, words: Word[]): Promise<Somebody> {
  const [userId, sessionId, token, word] = [randomUUID(), randomUUID(), newToken(), aWord()];
  const email = `${word.toLowerCase()}@example.org`;
  words.push({ text: word, of: 'address of person', knownTo: ['person'] });
  await sql.query(
    `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
     VALUES ($1, '', $2, true, now(), now())`,
    [userId, email],
  );
  await sql.query(
    `INSERT INTO auth.session (id, token, user_id, expires_at, created_at, updated_at)
     VALUES ($1, $2, $3, now() + interval '1 day', now(), now())`,
    [sessionId, hashOfToken(token), userId],
  );
  const nowhere = { instituteId: '', membershipId: '', roles: [] };
  return { who: { kind: 'member', userId, sessionId, ...nowhere }, email, name: '', token };
}
