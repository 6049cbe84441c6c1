import {
  getNamedType,
  isCompositeType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Cast } from './cast.js';
import { fieldEntries, typeEntries, type FieldEntry, type TypeEntry } from './field-entries.js';
import type { Finding } from './finding.js';
import { WALKERS, type Walker } from './walkers.js';
import { leaked } from './words.js';

export interface Walked {
  findings: Finding[];
  /** Of so many. */
  walked: number;
  all: number;
}

export interface FieldsToWalk {
  types?: Record<string, TypeEntry>;
  fields?: Record<string, FieldEntry>;
  /** Those of some names alone. */
  only?: RegExp;
}

/** Every field of every object type, as everybody. */
export async function walkFields(
  cast: Cast,
  schema: GraphQLSchema,
  { types = typeEntries, fields = fieldEntries, only = /./ }: FieldsToWalk = {},
): Promise<Walked> {
  const findings: Finding[] = [];
  const changing = [schema.getMutationType()?.name, schema.getSubscriptionType()?.name];
  let [walked, all] = [0, 0];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || changing.includes(type.name)) continue;
    const entry = types[type.name];
    if (!entry) {
      findings.push({ rule: 'no-entry', at: type.name, message: 'nobody says how to come there' });
    }
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      if (!only.test(name)) continue;
      all++;
      if (!entry || needsArguments(field, fields[name])) {
        findings.push({ rule: 'no-entry', at: name, message: 'nobody says what to ask with' });
        continue;
      }
      walked++;
      for (const walker of WALKERS) {
        findings.push(...(await walkField(cast, { name, field, entry }, walker, fields[name])));
      }
    }
  }
  for (const name of [...Object.keys(types), ...Object.keys(fields)]) {
    const [type = '', field] = name.split('.');
    const known = schema.getType(type);
    if (isObjectType(known) && (!field || known.getFields()[field])) continue;
    findings.push({ rule: 'stale', at: name, message: 'is not in the schema any more' });
  }
  return { findings, walked, all };
}

/** The root is a type that every new field adds to, so each of its fields says itself who may. */
function needsArguments(field: GraphQLField<unknown, unknown>, entry?: FieldEntry): boolean {
  const isRequired = field.args.some(
    (arg) => arg.type.toString().endsWith('!') && arg.defaultValue === undefined,
  );
  return isRequired && !entry?.args;
}

interface Asked {
  name: string;
  field: GraphQLField<unknown, unknown>;
  entry: TypeEntry;
}

async function walkField(
  cast: Cast,
  { name, field, entry }: Asked,
  walker: Walker,
  own: FieldEntry = {},
): Promise<Finding[]> {
  const found: Finding[] = [];
  const say = (rule: Finding['rule'], message: string) =>
    void found.push({ rule, at: `${name} as ${walker}`, message });
  if (name.startsWith('Query.') && !own.may) say('no-entry', 'nobody says who may');
  const args = typeof own.args === 'function' ? own.args(cast) : (own.args ?? '');
  const rest = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  const path = typeof entry.path === 'function' ? entry.path(cast) : entry.path;
  const asked = path.replace('%', `seen: ${field.name}${args}${rest}`);
  const query = asked.startsWith('mutation: ') ? `mutation { ${asked.slice(10)} }` : `{ ${asked} }`;
  const json = { 'content-type': 'application/json' };
  const reply = await cast.as(walker).post('/graphql', JSON.stringify({ query }), json);
  for (const { of } of leaked(cast.words, walker, reply.text + JSON.stringify(reply.headers))) {
    say('leak', `reads ${of}`);
  }
  const { data, errors } = JSON.parse(reply.text) as {
    data?: unknown;
    errors?: { message: string }[];
  };
  const values = seenIn(data).filter((value) => !isEmpty(value));
  const may = (own.may ?? entry.may).includes(walker);
  if (may && values.length === 0 && !own.empty) {
    say('unreached', errors?.[0]?.message ?? 'is empty');
  }
  // Whoever is at another institute may have the like of their own.
  if (!may && walker !== 'elsewhere' && values.length > 0) say('let-through', 'has an answer');
  if (errors?.some(({ message }) => message.startsWith('Something went wrong'))) {
    say('failed', errors[0]!.message);
  }
  return found;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** What stands under "seen", wherever that is. */
function seenIn(data: unknown): unknown[] {
  if (Array.isArray(data)) return data.flatMap(seenIn);
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => (key === 'seen' ? [value] : seenIn(value)));
}
