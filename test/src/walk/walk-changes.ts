import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  isLeafType,
  isUnionType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { askAgain, type Cast } from './cast.js';
import { changeEntries, type ChangeEntry } from './change-entries.js';
import type { Finding } from './finding.js';
import type { Walked } from './walk-fields.js';
import { WALKERS, type Walker } from './walkers.js';
import { leaked } from './words.js';

/**
 * Every mutation, as everybody: for whoever may, something changes, and the audit log tells of it; for all
 * others nothing does, and they are told nothing.
 */
export async function walkChanges(
  cast: Cast,
  schema: GraphQLSchema,
  entries: Record<string, ChangeEntry> = changeEntries,
  only = /./,
): Promise<Walked> {
  const findings: Finding[] = [];
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) =>
    only.test(name),
  );
  let walked = 0;
  for (const { name, type, args } of fields) {
    const entry = entries[name];
    if (!entry) {
      findings.push({ rule: 'no-entry', at: name, message: 'nobody says what to send' });
      continue;
    }
    walked++;
    const input = String(args[0]!.type);
    const query = `mutation($input: ${input}) { ${name}(input: $input) ${everyScalarOf(type)} }`;
    for (const walker of WALKERS) {
      findings.push(...(await walkChange(cast, { name, query, entry }, walker)));
    }
    await askAgain(cast);
  }
  for (const at of Object.keys(entries)) {
    if (fields.some(({ name }) => name === at)) continue;
    findings.push({ rule: 'stale', at, message: 'is not in the schema any more' });
  }
  return { findings, walked, all: fields.length };
}

interface Sent {
  name: string;
  query: string;
  entry: ChangeEntry;
}

async function walkChange(
  cast: Cast,
  { name, query, entry }: Sent,
  walker: Walker,
): Promise<Finding[]> {
  const found: Finding[] = [];
  const say = (rule: Finding['rule'], message: string) =>
    void found.push({ rule, at: `${name} as ${walker}`, message });
  const input = { clientMutationId: randomUUID(), ...(await entry.input(cast)) };
  const [before, noted] = [await cast.digest(), await notes(cast)];
  const body = JSON.stringify({ query, variables: { input } });
  const reply = await cast
    .as(walker)
    .post('/graphql', body, { 'content-type': 'application/json' });
  for (const { of } of leaked(cast.words, walker, reply.text + JSON.stringify(reply.headers))) {
    say('leak', `reads ${of}`);
  }
  const answer = JSON.parse(reply.text) as {
    data?: Record<string, { __typename: string } | null> | null;
    errors?: { message: string }[];
  };
  const given = answer.data?.[name];
  // Nothing to say is said by null; a refusal is said, and so is an error.
  const isDone = !answer.errors && given !== undefined && given?.__typename !== 'Refusal';
  const hasChanged = (await cast.digest()) !== before;
  if (entry.may.includes(walker)) {
    if (!isDone || !hasChanged) say('unreached', reply.text.slice(0, 200));
    if ((await notes(cast)) === noted) say('not-noted', 'leaves nothing in the audit log');
    return found;
  }
  if (hasChanged) say('changed', 'has changed something nevertheless');
  if (isDone && walker !== 'elsewhere') say('let-through', reply.text.slice(0, 200));
  return found;
}

async function notes({ sql, a }: Cast): Promise<number> {
  const { rows } = await sql.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM audit_entry WHERE institute_id = $1',
    [a.instituteId],
  );
  return rows[0]!.n;
}

/** All that an answer can say by itself, of each type that it may be. */
function everyScalarOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  const kinds = isUnionType(named) ? named.getTypes() : [named];
  const parts = kinds.map((kind) => {
    const fields = 'getFields' in kind ? Object.values(kind.getFields()) : [];
    const scalars = fields.filter(
      (field) => isLeafType(getNamedType(field.type)) && field.args.length === 0,
    );
    return `... on ${kind.name} { ${scalars.map((field) => field.name).join(' ')} }`;
  });
  return `{ __typename ${parts.join(' ')} }`;
}
