import pg from 'pg';
import type { Catalog } from './catalog.js';

const OURS = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
const RELATION = `n.nspname || '.' || c.relname`;
const ROUTINE = `n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')'`;
const named = (oid: string) =>
  `CASE WHEN ${oid} = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(${oid}) END`;
const columnsOf = (numbers: string, table: string) =>
  `ARRAY(SELECT coalesce(a.attname, '(an expression)')::text
           FROM unnest(${numbers}) WITH ORDINALITY AS listed (number, place)
           LEFT JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = listed.number AND a.attnum > 0
          ORDER BY listed.place)`;

const queries: Record<keyof Catalog, string> = {
  roles: `SELECT rolname AS name, rolsuper AS superuser, rolbypassrls AS bypasses,
       rolcreatedb AS "createsDatabases", rolcreaterole AS "createsRoles",
       rolreplication AS replicates
     FROM pg_roles WHERE rolname !~ '^pg_'`,
  members: `SELECT pg_get_userbyid(member) AS member, pg_get_userbyid(roleid) AS of
     FROM pg_auth_members`,
  schemas: `SELECT n.nspname AS name, pg_get_userbyid(n.nspowner) AS owner
     FROM pg_namespace n WHERE ${OURS}`,
  relations: `SELECT ${RELATION} AS name, c.relkind::text AS kind,
       pg_get_userbyid(c.relowner) AS owner,
       c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS forced,
       c.relpersistence::text AS persistence, coalesce(c.reloptions, '{}') AS options,
       ARRAY(SELECT i.inhparent::regclass::text FROM pg_inherits i WHERE i.inhrelid = c.oid) AS parents
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OURS} AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')`,
  columns: `SELECT ${RELATION} AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS "notNull"
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OURS} AND c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY c.oid, a.attnum`,
  policies: `SELECT ${RELATION} AS table, p.polname AS name, p.polpermissive AS permissive,
       ARRAY(SELECT ${named('r')} FROM unnest(p.polroles) AS r)::text[] AS roles,
       CASE p.polcmd WHEN '*' THEN 'ALL' WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT'
         WHEN 'w' THEN 'UPDATE' ELSE 'DELETE' END AS command,
       pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  keys: `SELECT ${RELATION} AS table, k.conname AS name,
       CASE k.contype WHEN 'p' THEN 'primary' WHEN 'u' THEN 'unique' WHEN 'x' THEN 'exclusion'
         ELSE 'foreign' END AS type,
       ${columnsOf('k.conkey', 'k.conrelid')} AS columns,
       CASE WHEN k.contype = 'f' THEN tn.nspname || '.' || t.relname END AS target,
       ${columnsOf('k.confkey', 'k.confrelid')} AS "targetColumns",
       k.contype = 'f' AND (k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'))
         AS cascades
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_class t ON t.oid = k.confrelid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE ${OURS} AND k.contype IN ('p', 'u', 'x', 'f')
     UNION ALL
     SELECT ${RELATION}, i.relname, 'index', ${columnsOf('x.indkey::int2[]', 'x.indrelid')},
       NULL, '{}', false
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OURS} AND x.indisunique
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype <> 'f')`,
  routines: `SELECT ${ROUTINE} AS name, pg_get_userbyid(p.proowner) AS owner, l.lanname AS language,
       p.prosecdef AS definer, p.provolatile::text AS volatility, p.proparallel::text AS parallel,
       coalesce(p.proconfig, '{}') AS settings, coalesce(pg_get_function_result(p.oid), '') AS result,
       p.prosrc AS source
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     JOIN pg_language l ON l.oid = p.prolang WHERE ${OURS}`,
  triggers: `SELECT ${RELATION} AS table, t.tgname AS name
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND NOT t.tgisinternal`,
  rules: `SELECT ${RELATION} AS table, r.rulename AS name
     FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND r.rulename <> '_RETURN'`,
  grants: `SELECT kind, object, ${named('(acl).grantee')} AS to, (acl).privilege_type AS privilege,
       (acl).is_grantable AS grantable
     FROM (
       SELECT 'relation' AS kind, ${RELATION} AS object, aclexplode(coalesce(c.relacl,
           acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner))) AS acl
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE ${OURS} AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
       UNION ALL
       SELECT 'column', ${RELATION} || '.' || a.attname, aclexplode(a.attacl)
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
         JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND a.attacl IS NOT NULL
       UNION ALL
       SELECT 'routine', ${ROUTINE}, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS}
       UNION ALL
       SELECT 'schema', n.nspname, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner)))
         FROM pg_namespace n WHERE ${OURS}
       UNION ALL
       SELECT 'database', 'this database', aclexplode(coalesce(datacl, acldefault('d', datdba)))
         FROM pg_database WHERE datname = current_database()
     ) AS every`,
  defaultGrants: `SELECT pg_get_userbyid(d.defaclrole) AS by, ${named('(acl).grantee')} AS to,
       (acl).privilege_type AS privilege, d.defaclobjtype::text AS on
     FROM (SELECT *, aclexplode(defaclacl) AS acl FROM pg_default_acl) AS d`,
  settings: `SELECT ${named('setrole')} AS role, unnest(setconfig) AS setting FROM pg_db_role_setting
     WHERE setdatabase = 0 OR setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  owned: `SELECT pg_get_userbyid(refobjid) AS role, pg_describe_object(classid, objid, objsubid) AS what
     FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND deptype = 'o'
       AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  extras: `SELECT 'event trigger' AS kind, evtname::text AS name FROM pg_event_trigger
     UNION ALL SELECT 'foreign server', srvname FROM pg_foreign_server
     UNION ALL SELECT 'publication', pubname FROM pg_publication
     UNION ALL SELECT 'extension', extname FROM pg_extension
     UNION ALL SELECT 'large object', oid::text FROM pg_largeobject_metadata`,
};

/** Reads the catalogs as a superuser, who sees them whole. */
export async function readCatalog(superuserUrl: string): Promise<Catalog> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const catalog: Record<string, unknown[]> = {};
    for (const [part, sql] of Object.entries(queries)) {
      catalog[part] = (await client.query(sql)).rows;
    }
    return catalog as unknown as Catalog;
  } finally {
    await client.end();
  }
}
