import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GrantService } from '@hearthside/curriculum';
import {
  CodeCards,
  foundInstitute,
  institutesOf,
  InvitationService,
  NewLearnerService,
} from '@hearthside/people';
import { Contexts, type Context, type Member } from '@hearthside/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { DEMO_INSTITUTE, demoPeople, type DemoPerson } from './demo-people.js';

/** In the data folder: codes of cards are kept nowhere else. */
const FILE = 'demo-people.txt';

/**
 * Makes the demo's institute with its people, unless the database has an institute already, and gives it every
 * course there is.
 *
 * @returns how to sign in as each, in lines for the terminal
 */
export async function makeDemo(app: INestApplicationContext, dataDir: string): Promise<string[]> {
  const contexts = app.get(Contexts);
  const grants = app.get(GrantService);
  const file = join(dataDir, FILE);
  const all = await institutesOf(contexts);
  const demo = all.find(({ name }) => name === DEMO_INSTITUTE.name);
  const instituteId = demo?.id ?? (all.length === 0 ? await makePeople(app, file) : undefined);
  if (!instituteId) return [];
  for (const course of await grants.shared()) await grants.grant(instituteId, course);
  return existsSync(file) ? (await readFile(file, 'utf8')).trimEnd().split('\n') : [];
}

async function makePeople(app: INestApplicationContext, file: string): Promise<string> {
  const contexts = app.get(Contexts);
  const [coordinator, ...others] = demoPeople as [DemoPerson & { email: string }, ...DemoPerson[]];
  const { instituteId, membershipId } = await foundInstitute(contexts, {
    ...DEMO_INSTITUTE,
    coordinator,
  });
  const who: Member = {
    kind: 'member',
    userId: randomUUID(),
    sessionId: randomUUID(),
    instituteId,
    membershipId,
    roles: ['coordinator'],
  };
  const ctx = contexts.for(who);
  const lines = [lineOf(coordinator, coordinator.email)];
  for (const person of others) lines.push(lineOf(person, await add(app, ctx, person)));
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return instituteId;
}

/** @returns with what they sign in */
async function add(
  app: INestApplicationContext,
  ctx: Context,
  person: DemoPerson,
): Promise<string> {
  const { name, role, email } = person;
  if (role === 'learner') {
    const { id } = await app.get(NewLearnerService).add(ctx, { name, email });
    return email ?? `card ${(await app.get(CodeCards).issue(ctx, id)).code}`;
  }
  const given = { name, email: email!, roles: [role] };
  const { id } = await app.get(InvitationService).invite(ctx, given);
  // They have said yes already: nobody is there who could.
  await ctx.tx((db) =>
    db.query(
      `UPDATE membership SET state = 'active', joined_at = created_at
        WHERE institute_id = $1 AND id = $2`,
      [ctx.who.kind === 'member' ? ctx.who.instituteId : null, id],
    ),
  );
  return email!;
}

function lineOf({ name, role }: DemoPerson, way: string): string {
  return `  ${name.padEnd(14)} ${role.padEnd(12)} ${way}`;
}
