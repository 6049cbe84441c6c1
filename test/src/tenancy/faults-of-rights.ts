import { Contexts, type Context } from '@hearthside/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { Fault } from './faults.js';

const ofRights: Fault[] = [
  {
    name: 'the application’s role bypasses row security',
    role: 'BYPASSRLS',
    ...{ lint: 'role', probe: 'read' },
  },
  {
    name: 'the application’s role is a superuser',
    role: 'SUPERUSER',
    ...{ lint: 'role', probe: 'read' },
  },
  {
    name: 'the application’s role may make roles',
    role: 'CREATEROLE',
    lint: 'role',
  },
  {
    name: 'the application’s role may become the owner',
    role: 'IN ROLE hearthside_owner',
    ...{ lint: 'member', probe: 'way-round' },
  },
  {
    name: 'the application’s role may become whoever reads everything',
    role: 'IN ROLE pg_read_all_data',
    // Row security holds for it, but every table may be asked.
    ...{ lint: 'member', probe: 'way-round' },
  },
  {
    name: 'the application’s role owns a table',
    sql: 'ALTER TABLE course OWNER TO hearthside_app',
    ...{ lint: 'app-owns', probe: 'disable' },
  },
  {
    name: 'the application may empty a table',
    sql: 'GRANT TRUNCATE ON course TO hearthside_app',
    ...{ lint: 'app-right', probe: 'truncate' },
  },
  {
    name: 'the application may lead foreign keys to a table',
    sql: 'GRANT REFERENCES ON course TO hearthside_app',
    lint: 'app-right',
  },
  {
    name: 'the application may hang triggers on a table',
    sql: 'GRANT TRIGGER ON course TO hearthside_app',
    lint: 'app-right',
  },
  {
    name: 'the application may alter what has been published',
    sql: 'GRANT UPDATE ("course") ON edition TO hearthside_app',
    lint: 'app-right',
  },
  {
    name: 'the application may read which migrations have run',
    sql: 'GRANT SELECT ON migrations TO hearthside_app',
    ...{ lint: 'app-right', probe: 'way-round' },
  },
  {
    name: 'the application may pass its rights on',
    sql: 'GRANT SELECT ON course TO hearthside_app WITH GRANT OPTION',
    lint: 'grantable',
  },
  {
    name: 'the application may make tables',
    sql: 'GRANT CREATE ON SCHEMA public TO hearthside_app',
    ...{ lint: 'app-right', probe: 'way-round' },
  },
  {
    name: 'later tables are the application’s by themselves',
    sql: `ALTER DEFAULT PRIVILEGES FOR ROLE hearthside_owner GRANT ALL ON TABLES TO hearthside_app`,
    lint: 'default-right',
  },
  {
    name: 'everybody may read sessions',
    sql: 'GRANT SELECT ON auth.session TO PUBLIC',
    lint: 'public',
  },
  {
    name: 'another role has been let in',
    sql: 'GRANT SELECT ON membership TO pg_monitor',
    lint: 'other-role',
  },
  {
    name: 'every connection begins at an institute',
    sql: `DO $$ BEGIN EXECUTE format(
            'ALTER ROLE hearthside_app IN DATABASE %I SET app.institute_id = %L',
            current_database(), gen_random_uuid()); END $$`,
    ...{ lint: 'setting', probe: 'left' },
  },
];

/** A copy of what begins a transaction, in which the setting is left to the connection. */
function contextsThatLeave(
  source: DataSource,
  say: (db: EntityManager, tenant: string) => Promise<unknown>,
): Pick<Contexts, 'for' | 'forService'> {
  const real = new Contexts(source);
  let open: EntityManager | undefined;
  const leaving = (ctx: Context, tenant: string): Context => ({
    ...ctx,
    tx: async (work) => {
      if (open) return work(open);
      return source.transaction(async (db) => {
        await say(db, tenant);
        open = db;
        return work(db).finally(() => (open = undefined));
      });
    },
  });
  return {
    for: (who) => real.for(who),
    forService: (id) => leaving(real.forService(id), id ?? ''),
  };
}

const ofContexts: Fault[] = [
  {
    name: 'the setting is made for the session',
    contexts: (source) =>
      contextsThatLeave(source, (db, tenant) =>
        db.query(`SELECT set_config('app.institute_id', $1, false)`, [tenant]),
      ),
    probe: 'left',
  },
  {
    name: 'the setting is made outside the transaction',
    contexts: (source) =>
      contextsThatLeave(source, (db, tenant) =>
        db.query(`COMMIT; SET app.institute_id = '${tenant}'; BEGIN`),
      ),
    probe: 'left',
  },
  {
    name: 'the setting is forgotten',
    contexts: (source) => contextsThatLeave(source, async () => {}),
    probe: 'vacuous',
  },
];

export const faultsOfRights: Fault[] = [...ofRights, ...ofContexts];
