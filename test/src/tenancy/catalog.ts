/** What PostgreSQL's catalogs say of one database; names are those of `schema.object`. */
export interface Catalog {
  roles: RoleRow[];
  /** Who may become whom. */
  members: { member: string; of: string }[];
  schemas: { name: string; owner: string }[];
  relations: RelationRow[];
  columns: ColumnRow[];
  policies: PolicyRow[];
  keys: KeyRow[];
  routines: RoutineRow[];
  triggers: { table: string; name: string }[];
  rules: { table: string; name: string }[];
  grants: GrantRow[];
  defaultGrants: { by: string; to: string; privilege: string; on: string }[];
  /** Settings that hold for a role or for the database from the moment of connecting. */
  settings: { role: string; setting: string }[];
  /** What the application's role owns, of any kind. */
  owned: { role: string; what: string }[];
  /** Ways round that we use nowhere: event triggers, foreign servers, publications, extensions. */
  extras: { kind: string; name: string }[];
}

export interface RoleRow {
  name: string;
  superuser: boolean;
  bypasses: boolean;
  createsDatabases: boolean;
  createsRoles: boolean;
  replicates: boolean;
}

export interface RelationRow {
  name: string;
  /** r table, p partitioned, f foreign, v view, m materialized view, S sequence. */
  kind: 'r' | 'p' | 'f' | 'v' | 'm' | 'S';
  owner: string;
  rowSecurity: boolean;
  forced: boolean;
  /** p permanent, u unlogged. */
  persistence: string;
  options: string[];
  /** What it inherits from, or is a partition of. */
  parents: string[];
}

export interface ColumnRow {
  table: string;
  name: string;
  type: string;
  notNull: boolean;
}

export interface PolicyRow {
  table: string;
  name: string;
  permissive: boolean;
  roles: string[];
  /** ALL, SELECT, INSERT, UPDATE or DELETE. */
  command: string;
  using: string | null;
  check: string | null;
}

export interface KeyRow {
  table: string;
  name: string;
  /** An index that is unique without being a constraint is an "index". */
  type: 'primary' | 'unique' | 'exclusion' | 'foreign' | 'index';
  columns: string[];
  /** Foreign keys alone. */
  target: string | null;
  targetColumns: string[];
  /** Does a change of the target's row reach this one? */
  cascades: boolean;
}

export interface RoutineRow {
  /** With the types of its arguments: app.find_sign_in(text). */
  name: string;
  owner: string;
  language: string;
  definer: boolean;
  /** i immutable, s stable, v volatile. */
  volatility: string;
  parallel: string;
  settings: string[];
  result: string;
  source: string;
}

export interface GrantRow {
  kind: 'relation' | 'column' | 'routine' | 'schema' | 'database';
  object: string;
  to: string;
  privilege: string;
  grantable: boolean;
}
