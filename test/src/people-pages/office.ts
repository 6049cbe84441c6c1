import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { testService, type Answer, type TestService } from '../service.js';

/** The service of one spec file, and a connection past all rights; both there once the tests begin. */
export let service: TestService;
export let root: pg.Client;

export function withOffice(): void {
  beforeAll(async () => {
    service = await testService();
    root = new pg.Client({ connectionString: service.database.superuserUrl });
    await root.connect();
  });
  afterAll(async () => {
    await root.end();
    await service.stop();
  });
}

export const fresh = () => randomUUID();
export const send = (path: string, fields: Record<string, string> = {}, once: string = fresh()) =>
  service.submit(path, { clientMutationId: once, ...fields });
export const leadsTo = ({ status, headers, text }: Answer) =>
  status === 303 ? String(headers['location']) : `${status} ${text}`;
export const idIn = (answer: Answer) =>
  /\/people\/([0-9a-f-]{36})/.exec(leadsTo(answer))?.[1] ?? '';
export const told = async (sql: string, ...values: unknown[]) =>
  (await root.query(sql, values)).rows;
export const follow = (answer: Answer) => service.get(leadsTo(answer));

export async function aLearner(name = `Ann ${fresh().slice(0, 8)}`, email = ''): Promise<string> {
  return idIn(await send('/people/new', { name, email }));
}
export async function aCard(id: string): Promise<{ page: string; codes: string[] }> {
  const page = leadsTo(await send(`/people/${id}/card`));
  return { page, codes: codesIn((await service.get(page)).text) };
}
export const codesIn = (text: string) =>
  text.match(/(?<=class="code">)(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}/g) ?? [];
export const member = async (id: string) =>
  (await told('SELECT * FROM membership WHERE id = $1', id))[0] as Record<string, unknown>;
export const actionsOn = async (id: string) =>
  (await told('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY number', id)).map(
    ({ action }) => action as string,
  );
