import type { Catalog, GrantRow } from './catalog.js';
import type { Expected } from './expected.js';
import type { Finding } from './finding.js';
import { isTable, standingOf } from './lint-tables.js';

const ROW_RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
const PUBLIC = 'PUBLIC';
/** The superuser of PostgreSQL itself, to whom rights mean nothing, and the role of whoever owns a database. */
const ABOVE = ['postgres', 'pg_database_owner'];

export function lintRights(catalog: Catalog, expected: Expected): Finding[] {
  return [
    ...lintRoles(catalog, expected),
    ...lintOwners(catalog, expected),
    ...catalog.grants.flatMap((grant) => lintGrant(grant, catalog, expected)),
    ...lintDefaults(catalog, expected),
  ];
}

function lintRoles({ roles, members, settings }: Catalog, { app, owner }: Expected): Finding[] {
  const found: Finding[] = [];
  for (const name of [app, owner]) {
    const say = (message: string) => found.push({ rule: 'role', object: name, message });
    const role = roles.find((each) => each.name === name);
    if (!role) say('is not there');
    if (role?.superuser) say('is a superuser');
    if (role?.bypasses) say('bypasses row security');
    if (role?.createsDatabases) say('may create databases');
    if (role?.createsRoles) say('may create roles');
    if (role?.replicates) say('may read everything by replication');
  }
  for (const { member, of } of members) {
    if (member === app) found.push({ rule: 'member', object: app, message: `may become ${of}` });
    if (of === owner) found.push({ rule: 'member', object: member, message: `may become ${of}` });
  }
  // One of them would stand in for what each transaction says of itself.
  for (const { role, setting } of settings) {
    if (role !== app && role !== owner && role !== PUBLIC) continue;
    found.push({ rule: 'setting', object: role, message: `begins with ${setting}` });
  }
  return found;
}

function lintOwners({ relations, schemas, owned }: Catalog, expected: Expected): Finding[] {
  const { app, owner } = expected;
  const others = [...relations, ...schemas.filter(({ name }) => name !== 'public')].filter(
    (each) => each.owner !== owner,
  );
  return [
    ...owned
      .filter(({ role }) => role === app)
      .map(({ what }) => ({ rule: 'app-owns', object: app, message: `owns ${what}` })),
    ...others.map((each) => ({
      rule: 'owner',
      object: each.name,
      message: `belongs to ${each.owner}`,
    })),
  ];
}

function lintGrant(grant: GrantRow, catalog: Catalog, expected: Expected): Finding[] {
  const { kind, object, to, privilege } = grant;
  const { app, owner, worker } = expected;
  if (to === owner || ABOVE.includes(to)) return [];
  const found = (rule: string): Finding[] => [
    { rule, object, message: `${kind} gives ${privilege} to ${to}` },
  ];
  if (to === PUBLIC) {
    // Nobody but the owner may name what is in the worker's schema; everyone may look into "public".
    const isHarmless =
      (kind === 'routine' && object.startsWith(`${worker}.`)) ||
      (kind === 'schema' && object === 'public' && privilege === 'USAGE');
    return isHarmless ? [] : found('public');
  }
  if (to !== app) return found('other-role');
  if (grant.grantable) return found('grantable');
  return mayApp(grant, catalog, expected) ? [] : found('app-right');
}

function mayApp(
  { kind, object, privilege }: GrantRow,
  { relations }: Catalog,
  expected: Expected,
): boolean {
  const { rights, definers, functions } = expected;
  if (kind === 'database') return privilege === 'CONNECT';
  if (kind === 'schema') return privilege === 'USAGE' && ['app', 'auth', 'public'].includes(object);
  if (kind === 'routine') return object in definers || functions.includes(object);
  const table = relations.find(({ name }) => name === object);
  if (kind === 'column') return (expected.columnRights[object] ?? []).includes(privilege);
  if (!table || !isTable(table)) return false;
  if (standingOf(object, expected) === 'worker') return false;
  return (rights[object] ?? ROW_RIGHTS).includes(privilege);
}

/** Rights that later tables would have by themselves. */
function lintDefaults({ defaultGrants }: Catalog, { owner }: Expected): Finding[] {
  return defaultGrants
    .filter(({ to }) => to !== owner && !ABOVE.includes(to))
    .map(({ by, to, privilege, on }) => ({
      rule: 'default-right',
      object: by,
      message: `gives ${privilege} on each new ${on} to ${to}`,
    }));
}
