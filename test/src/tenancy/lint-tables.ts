import type { Catalog, KeyRow, PolicyRow, RelationRow } from './catalog.js';
import type { Expected } from './expected.js';
import type { Finding } from './finding.js';

export type Standing = 'tenant' | 'granted' | 'without' | 'worker';

/** A table that nobody has put on a list is one with a tenant. */
export function standingOf(table: string, expected: Expected): Standing {
  if (table.startsWith(`${expected.worker}.`)) return 'worker';
  if (table in expected.granted) return 'granted';
  return table in expected.withoutTenant ? 'without' : 'tenant';
}

export const isTable = ({ kind }: RelationRow) => kind === 'r' || kind === 'p';

/** As the catalog writes expressions, without its line ends. */
const settled = (expression: string | null) => expression?.replace(/\s+/g, ' ').trim() ?? null;

export function lintTables(catalog: Catalog, expected: Expected): Finding[] {
  const found: Finding[] = [];
  for (const table of catalog.relations.filter(isTable)) {
    const say = (rule: string, message: string) =>
      found.push({ rule, object: table.name, message });
    const policies = catalog.policies.filter((policy) => policy.table === table.name);
    const standing = standingOf(table.name, expected);
    if (table.persistence !== 'p') say('unlogged', 'is emptied by a crash');
    if (table.parents.length > 0) {
      say('inherits', `is part of ${table.parents.join()}, whose policies do not hold for it`);
    }
    if (standing === 'worker') lintWorker(table, policies, say);
    if (standing === 'tenant' || standing === 'granted') lintRowSecurity(table, say);
    if (standing === 'without' && policies.length > 0) say('stray-policy', 'is under grants alone');
    if (standing === 'granted') lintGranted(table, policies, expected, say);
    if (standing === 'tenant') {
      lintPolicies(table, policies, expected, say);
      lintColumn(catalog, table, expected, say);
    }
    for (const key of catalog.keys.filter((each) => each.table === table.name)) {
      lintKey(key, standing, expected, (rule, message) =>
        found.push({ rule, object: `${table.name}.${key.name}`, message }),
      );
    }
  }
  return [...found, ...lintOtherRelations(catalog), ...lintLists(catalog, expected)];
}

type Say = (rule: string, message: string) => void;

function lintRowSecurity({ rowSecurity, forced }: RelationRow, say: Say): void {
  if (!rowSecurity) say('row-security-off', 'has no row security');
  if (!forced) say('not-forced', 'has row security for everyone but its owner');
}

function lintWorker({ rowSecurity }: RelationRow, policies: PolicyRow[], say: Say): void {
  if (!rowSecurity) say('row-security-off', 'is the worker’s, and has no row security');
  if (policies.length > 0) say('stray-policy', 'is the worker’s alone, and has a policy');
}

function lintPolicies(
  { name }: RelationRow,
  policies: PolicyRow[],
  { keys, lookups, owner }: Expected,
  say: Say,
): void {
  const isLookup = (policy: PolicyRow) =>
    policy.name === 'lookup' &&
    policy.permissive &&
    policy.command === 'SELECT' &&
    policy.roles.join() === owner &&
    lookups.includes(name);
  const others = policies.filter((policy) => !isLookup(policy));
  if (others.length === 0) say('no-policy', 'has no policy');
  if (others.length > 1) {
    say('more-policies', `has policies ${others.map((policy) => policy.name).join(', ')}`);
  }
  const own = `(${keys[name] ?? 'institute_id'} = ( SELECT app.tenant() AS tenant))`;
  for (const policy of others) {
    const isGenerated =
      policy.name === 'tenant' &&
      policy.permissive &&
      policy.command === 'ALL' &&
      policy.roles.join() === 'PUBLIC';
    if (!isGenerated) say('policy-shape', `policy ${policy.name} is not the generated one`);
    if (settled(policy.using) !== own) say('policy-using', `${policy.name} uses ${policy.using}`);
    if (settled(policy.check) !== own) say('policy-check', `${policy.name} checks ${policy.check}`);
  }
}

function lintGranted(
  { name }: RelationRow,
  policies: PolicyRow[],
  { granted }: Expected,
  say: Say,
): void {
  const { policy: wanted, using, check } = granted[name]!;
  if (policies.length !== 1) say('more-policies', `has ${policies.length} policies`);
  for (const policy of policies) {
    const isOurs =
      policy.name === wanted &&
      policy.permissive &&
      policy.command === 'ALL' &&
      policy.roles.join() === 'PUBLIC';
    if (!isOurs) say('policy-shape', `policy ${policy.name} is not ${wanted}`);
    if (settled(policy.using) !== using) say('policy-using', `uses ${settled(policy.using)}`);
    if (settled(policy.check) !== check) say('policy-check', `checks ${settled(policy.check)}`);
  }
}

function lintColumn(
  { columns, keys }: Catalog,
  { name }: RelationRow,
  expected: Expected,
  say: Say,
): void {
  const key = expected.keys[name] ?? 'institute_id';
  const column = columns.find((each) => each.table === name && each.name === key);
  if (!column) return say('no-tenant-column', `has no column ${key}, and is on no list`);
  if (!column.notNull) say('tenant-nullable', `${key} may be null`);
  if (column.type !== 'uuid') say('tenant-type', `${key} is ${column.type}`);
  const primary = keys.find((each) => each.table === name && each.type === 'primary');
  if (!primary) say('no-primary-key', 'has no primary key');
  else if (primary.columns[0] !== key) {
    say('primary-key', `its primary key begins with ${primary.columns[0]}`);
  }
}

function lintKey(key: KeyRow, standing: Standing, expected: Expected, say: Say): void {
  const target = key.target === null ? undefined : standingOf(key.target, expected);
  if (standing !== 'tenant') {
    if (target === 'tenant' && !(`${key.table}.${key.name}` in expected.inward)) {
      say('inward-key', `leads from a table without a tenant to ${key.target}`);
    }
    return;
  }
  const column = expected.keys[key.table] ?? 'institute_id';
  if (key.type !== 'foreign') {
    if (!key.columns.includes(column)) say('unique-across', `is unique across institutes`);
    return;
  }
  if (target === 'tenant') {
    const place = key.targetColumns.indexOf(expected.keys[key.target!] ?? 'institute_id');
    if (place < 0 || key.columns[place] !== column) {
      say('foreign-across', `may lead to another institute’s row of ${key.target}`);
    }
  } else if (key.cascades) {
    say('cascade-across', `a change in ${key.target} reaches rows of every institute`);
  }
}

/** Views read with their owner's rights, and materialized ones keep what they have read. */
function lintOtherRelations({ relations, rules }: Catalog): Finding[] {
  const found: Finding[] = [];
  for (const { name, kind, options } of relations) {
    const isInvoker = options.some((option) => /^security_invoker=(true|on|1)$/.test(option));
    if (kind === 'm') found.push({ rule: 'materialized', object: name, message: 'keeps rows' });
    if (kind === 'f') found.push({ rule: 'foreign-table', object: name, message: 'is elsewhere' });
    if (kind === 'v' && !isInvoker) {
      found.push({ rule: 'view', object: name, message: 'reads with its owner’s rights' });
    }
  }
  return [
    ...found,
    ...rules.map(({ table, name }) => ({
      rule: 'rule',
      object: table,
      message: `has rule ${name}`,
    })),
  ];
}

/** What stands on a list and is not there any more would hide the next of that name. */
function lintLists({ relations, keys }: Catalog, expected: Expected): Finding[] {
  const there = new Set(relations.filter(isTable).map(({ name }) => name));
  const keysThere = new Set(keys.map(({ table, name }) => `${table}.${name}`));
  const gone = [
    ...Object.keys(expected.withoutTenant),
    ...Object.keys(expected.granted),
    ...Object.keys(expected.keys),
    ...Object.keys(expected.rights),
    ...expected.lookups,
  ].filter((table) => !there.has(table));
  const goneKeys = Object.keys(expected.inward).filter((key) => !keysThere.has(key));
  return [...new Set([...gone, ...goneKeys])].map((object) => ({
    rule: 'gone',
    object,
    message: 'stands on a list and is not there',
  }));
}
