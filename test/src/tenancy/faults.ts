import type { Contexts } from '@hearthside/platform';
import type { DataSource } from 'typeorm';

/** A mistake that somebody might make, and who has to notice it: by which rule. */
export interface Fault {
  name: string;
  /** Done as a superuser in a copy of the database. */
  sql?: string;
  /** How a role of the application's that is made for this fault differs from the real one. */
  role?: string;
  /** Contexts with the fault in them. */
  contexts?: (source: DataSource) => Pick<Contexts, 'for' | 'forService'>;
  lint?: string;
  probe?: string;
}

const OWN = 'institute_id = (SELECT app.tenant())';
const policy = (using: string, check = using) =>
  `DROP POLICY tenant ON membership;
   CREATE POLICY tenant ON membership USING (${using}) WITH CHECK (${check})`;
const aTable = (name: string, columns: string) =>
  `CREATE TABLE ${name} (${columns}); ALTER TABLE ${name} OWNER TO hearthside_owner;
   GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO hearthside_app`;
const secured = (name: string) =>
  `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
   CREATE POLICY tenant ON ${name} USING (${OWN}) WITH CHECK (${OWN})`;

const ofTables: Fault[] = [
  {
    name: 'row security is not enabled',
    sql: 'ALTER TABLE membership DISABLE ROW LEVEL SECURITY',
    ...{ lint: 'row-security-off', probe: 'read' },
  },
  {
    name: 'row security is not forced',
    sql: 'ALTER TABLE course NO FORCE ROW LEVEL SECURITY',
    ...{ lint: 'not-forced', probe: 'read' },
  },
  {
    name: 'a new table has no row security',
    sql: aTable('note', 'institute_id uuid NOT NULL, id uuid, PRIMARY KEY (institute_id, id)'),
    ...{ lint: 'row-security-off', probe: 'no-seed' },
  },
  {
    name: 'a new table does not name the institute',
    sql: `${aTable('note', 'id uuid PRIMARY KEY, text text')};
          ALTER TABLE note ENABLE ROW LEVEL SECURITY; ALTER TABLE note FORCE ROW LEVEL SECURITY`,
    ...{ lint: 'no-tenant-column', probe: 'no-seed' },
  },
  {
    name: 'a table inherits from one with a tenant',
    sql: `CREATE TABLE course_old () INHERITS (course); ALTER TABLE course_old OWNER TO hearthside_owner;
          GRANT SELECT ON course_old TO hearthside_app`,
    ...{ lint: 'inherits', probe: 'no-seed' },
  },
  {
    name: 'a partition has no row security of its own',
    sql: `CREATE TABLE note (institute_id uuid NOT NULL, id uuid NOT NULL,
            PRIMARY KEY (institute_id, id)) PARTITION BY HASH (institute_id);
          ALTER TABLE note OWNER TO hearthside_owner; ${secured('note')};
          CREATE TABLE note_0 PARTITION OF note FOR VALUES WITH (MODULUS 1, REMAINDER 0);
          ALTER TABLE note_0 OWNER TO hearthside_owner; GRANT SELECT ON note_0 TO hearthside_app`,
    ...{ lint: 'row-security-off', probe: 'no-seed' },
  },
  {
    name: 'a table is emptied by a crash',
    sql: 'ALTER TABLE edition_grant SET UNLOGGED',
    lint: 'unlogged',
  },
  {
    name: 'a view has its owner’s rights',
    sql: `CREATE VIEW members AS SELECT * FROM membership; ALTER VIEW members OWNER TO hearthside_owner;
          GRANT SELECT ON members TO hearthside_app`,
    ...{ lint: 'view', probe: 'read' },
  },
  {
    name: 'a view is materialized',
    sql: `CREATE MATERIALIZED VIEW members AS SELECT * FROM membership;
          ALTER MATERIALIZED VIEW members OWNER TO hearthside_owner;
          GRANT SELECT ON members TO hearthside_app`,
    lint: 'materialized',
  },
  {
    name: 'a rule does something else instead',
    sql: 'CREATE RULE none AS ON DELETE TO course DO INSTEAD NOTHING',
    ...{ lint: 'rule', probe: 'vacuous' },
  },
  {
    name: 'a trigger carries rows elsewhere',
    sql: `CREATE FUNCTION app.carry() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN PERFORM pg_notify(''rows'', NEW::text); RETURN NEW; END';
          ALTER FUNCTION app.carry() OWNER TO hearthside_owner;
          REVOKE ALL ON FUNCTION app.carry() FROM PUBLIC;
          CREATE TRIGGER carry AFTER INSERT ON course FOR EACH ROW EXECUTE FUNCTION app.carry()`,
    lint: 'trigger',
  },
  {
    name: 'a publication sends everything to whoever subscribes',
    sql: 'CREATE PUBLICATION everything FOR ALL TABLES',
    lint: 'extra',
  },
];

const ofPolicies: Fault[] = [
  {
    name: 'the policy is missing',
    sql: 'DROP POLICY tenant ON membership',
    ...{ lint: 'no-policy', probe: 'vacuous' },
  },
  {
    name: 'the policy shows everything',
    sql: policy('true', OWN),
    ...{ lint: 'policy-using', probe: 'read' },
  },
  {
    name: 'the policy checks nothing',
    sql: policy(OWN, 'true'),
    ...{ lint: 'policy-check', probe: 'insert' },
  },
  {
    // PostgreSQL takes USING for the check then: right today, and wrong once somebody alters USING.
    name: 'the policy leaves the check out',
    sql: `DROP POLICY tenant ON membership; CREATE POLICY tenant ON membership USING (${OWN})`,
    lint: 'policy-check',
  },
  {
    name: 'the policy holds for reading alone, and another one for the rest',
    sql: `DROP POLICY tenant ON membership;
          CREATE POLICY tenant ON membership FOR SELECT USING (${OWN});
          CREATE POLICY more ON membership FOR INSERT WITH CHECK (true)`,
    ...{ lint: 'more-policies', probe: 'insert' },
  },
  {
    name: 'a second policy permits more',
    sql: 'CREATE POLICY also ON course FOR SELECT USING (own)',
    ...{ lint: 'more-policies', probe: 'read' },
  },
  {
    name: 'the policy takes the setting as it stands',
    sql: policy(`institute_id = current_setting('app.institute_id', true)::uuid`),
    ...{ lint: 'policy-using', probe: 'broken' },
  },
  {
    name: 'nobody’s rows are everybody’s',
    sql: policy(`${OWN} OR (SELECT app.tenant()) IS NULL`),
    ...{ lint: 'policy-using', probe: 'read' },
  },
  {
    name: 'the owner’s lookup is for everybody',
    sql: 'DROP POLICY lookup ON membership; CREATE POLICY lookup ON membership FOR SELECT USING (true)',
    ...{ lint: 'more-policies', probe: 'read' },
  },
  {
    name: 'the owner looks up where no function needs it',
    sql: 'CREATE POLICY lookup ON course FOR SELECT TO hearthside_owner USING (true)',
    ...{ lint: 'more-policies', probe: 'read' },
  },
  {
    name: 'courses are read where they have not been granted',
    sql: `DROP POLICY granted ON edition; CREATE POLICY granted ON edition
            USING (${OWN} OR institute_id IS NULL)
            WITH CHECK (institute_id IS NOT DISTINCT FROM (SELECT app.tenant()))`,
    ...{ lint: 'policy-using', probe: 'read' },
  },
  {
    name: 'lessons are read by whoever knows an edition',
    sql: `DROP POLICY granted ON edition_lesson;
          CREATE POLICY granted ON edition_lesson USING (true) WITH CHECK (true)`,
    ...{ lint: 'policy-using', probe: 'read' },
  },
];

const ofKeys: Fault[] = [
  {
    name: 'a unique key goes across institutes',
    sql: 'ALTER TABLE course ADD CONSTRAINT one_code UNIQUE (code)',
    ...{ lint: 'unique-across', probe: 'unique' },
  },
  {
    name: 'a unique index goes across institutes',
    sql: 'CREATE UNIQUE INDEX one_name ON institute (lower(name))',
    ...{ lint: 'unique-across', probe: 'unique' },
  },
  {
    name: 'a primary key goes across institutes',
    sql: `ALTER TABLE course DROP CONSTRAINT course_pkey; ALTER TABLE course ADD PRIMARY KEY (slug)`,
    ...{ lint: 'primary-key', probe: 'unique' },
  },
  {
    name: 'a primary key begins with something else',
    sql: `ALTER TABLE course DROP CONSTRAINT course_pkey;
          ALTER TABLE course ADD PRIMARY KEY (slug, institute_id)`,
    lint: 'primary-key',
  },
  {
    name: 'a foreign key leads to any institute’s row',
    sql: `ALTER TABLE membership ADD CONSTRAINT membership_id UNIQUE (id);
          ALTER TABLE course ADD COLUMN by_id uuid REFERENCES membership (id)`,
    ...{ lint: 'foreign-across', probe: 'reference' },
  },
  {
    name: 'a foreign key crosses its columns',
    sql: `ALTER TABLE membership ADD CONSTRAINT turned UNIQUE (id, institute_id);
          ALTER TABLE course ADD COLUMN of_id uuid, ADD COLUMN by_id uuid,
            ADD FOREIGN KEY (of_id, by_id) REFERENCES membership (institute_id, id)`,
    ...{ lint: 'foreign-across', probe: 'reference' },
  },
  {
    name: 'a person’s removal reaches rows of every institute',
    sql: `ALTER TABLE membership DROP CONSTRAINT membership_user; ALTER TABLE membership
            ADD CONSTRAINT membership_user FOREIGN KEY (user_id) REFERENCES auth."user" ON DELETE CASCADE`,
    lint: 'cascade-across',
  },
  {
    name: 'a table without a tenant leads to rows of an institute',
    sql: `ALTER TABLE auth.session ADD COLUMN membership_id uuid,
            ADD FOREIGN KEY (institute_id, membership_id) REFERENCES membership`,
    lint: 'inward-key',
  },
];

const MEMBERSHIPS = `CREATE OR REPLACE FUNCTION app.memberships_of(token_hash text)
  RETURNS TABLE (institute_id uuid, institute_name text, roles text[], state text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS`;

const ofFunctions: Fault[] = [
  {
    name: 'a definer function has no search path of its own',
    sql: 'ALTER FUNCTION app.find_sign_in(text) RESET search_path',
    lint: 'search-path',
  },
  {
    name: 'a definer function shows where else somebody is',
    sql: `${MEMBERSHIPS} $$
            SELECT m.institute_id, i.name, m.roles, m.state FROM auth.session s
              JOIN public.membership m ON m.user_id = s.user_id
              JOIN public.institute i ON i.id = m.institute_id
             WHERE s.token = token_hash AND s.expires_at > pg_catalog.now() $$`,
    probe: 'definer',
  },
  {
    name: 'a definer function takes a pattern',
    sql: `${MEMBERSHIPS} $$
            SELECT m.institute_id, i.name, m.roles, m.state FROM auth.session s
              JOIN public.membership m ON m.user_id = s.user_id AND m.institute_id = s.institute_id
              JOIN public.institute i ON i.id = m.institute_id
             WHERE s.token LIKE token_hash AND s.expires_at > pg_catalog.now() $$`,
    probe: 'definer',
  },
  {
    name: 'a definer function finds sessions that are over',
    sql: `CREATE OR REPLACE FUNCTION app.find_sign_in(token_hash text)
            RETURNS TABLE (session_id uuid, user_id uuid, updated_at timestamptz,
              expires_at timestamptz, institute_id uuid, membership_id uuid, roles text[])
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
              SELECT s.id, s.user_id, s.updated_at, s.expires_at, m.institute_id, m.id, m.roles
                FROM auth.session s LEFT JOIN public.membership m
                  ON m.institute_id = s.institute_id AND m.user_id = s.user_id
               WHERE s.token = token_hash $$`,
    probe: 'definer',
  },
  {
    name: 'a definer function is on no list',
    sql: `CREATE FUNCTION app.everyone() RETURNS SETOF public.membership LANGUAGE sql STABLE
            SECURITY DEFINER SET search_path = '' AS 'SELECT * FROM public.membership';
          ALTER FUNCTION app.everyone() OWNER TO hearthside_owner;
          REVOKE ALL ON FUNCTION app.everyone() FROM PUBLIC;
          GRANT EXECUTE ON FUNCTION app.everyone() TO hearthside_app`,
    ...{ lint: 'definer', probe: 'no-attack' },
  },
  {
    name: 'a definer function is for everybody',
    sql: 'GRANT EXECUTE ON FUNCTION app.institute_ids() TO PUBLIC',
    lint: 'public',
  },
  {
    name: 'the tenant’s function is asked for each row',
    sql: 'ALTER FUNCTION app.tenant() VOLATILE',
    lint: 'tenant-volatile',
  },
  {
    name: 'the tenant’s function fails where nothing is set',
    sql: `CREATE OR REPLACE FUNCTION app.tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
            AS $$ SELECT current_setting('app.institute_id', true)::uuid $$`,
    ...{ lint: 'tenant-function', probe: 'broken' },
  },
];

export const faultsOfTheSchema: Fault[] = [...ofTables, ...ofPolicies, ...ofKeys, ...ofFunctions];
