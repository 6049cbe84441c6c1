import type { Catalog, KeyRow } from './catalog.js';
import type { Expected } from './expected.js';
import type { Finding } from './finding.js';
import type { Outcome } from './attacker.js';
import { standingOf } from './lint-tables.js';
import { quoted, type Sown } from './sown.js';
import type { Row } from './seeds.js';

/** One table, and what there is to know of it before it is attacked. */
export interface Target {
  table: string;
  /** The column that names the institute; none where rows are seen by grants. */
  tenant: string | undefined;
  columns: string[];
  /** Those of the primary key. */
  primary: string[];
  texts: string[];
  keys: KeyRow[];
  may: ReadonlySet<string>;
  /** The victim's row. */
  row: Row;
}

export function targetOf(
  table: string,
  victim: Sown,
  catalog: Catalog,
  expected: Expected,
): Target {
  const columns = catalog.columns.filter((column) => column.table === table);
  const keys = catalog.keys.filter((key) => key.table === table);
  const tenant = expected.keys[table] ?? 'institute_id';
  const row = victim.rows.get(table)!;
  const given = catalog.grants.filter(({ to }) => to === expected.app || to === 'PUBLIC');
  const rights = given.filter(({ kind, object }) => kind === 'relation' && object === table);
  const may = new Set(rights.map(({ privilege }) => privilege));
  const mayFill = (column: string) =>
    given.some(
      ({ kind, object, privilege }) =>
        kind === 'column' && object === `${table}.${column}` && privilege === 'INSERT',
    );
  if (Object.keys(row).every(mayFill)) may.add('INSERT');
  return {
    table,
    tenant: standingOf(table, expected) === 'tenant' ? tenant : undefined,
    columns: Object.keys(row),
    primary: keys.find(({ type }) => type === 'primary')?.columns ?? Object.keys(row),
    texts: columns.filter(({ type }) => /text|json|character/.test(type)).map(({ name }) => name),
    keys,
    may,
    row,
  };
}

/** Is it the row whose primary key is that of the JSON in a parameter? */
export function isThatRow({ table, primary }: Target, parameter = '$1'): string {
  const columns = primary.map((column) => `"${column}"`).join(', ');
  const record = `jsonb_populate_record(NULL::${quoted(table)}, ${parameter}::jsonb)`;
  return `(${columns}) = (SELECT ${columns} FROM ${record})`;
}

/** What row security or a missing right answers. */
export const DENIED = '42501';
const NO_SUCH_ROW = '23503';
const TAKEN = '23505';
export const codes = { DENIED, NO_SUCH_ROW, TAKEN };

/** Collects what is wrong about one attacker and one table. */
export class Verdict {
  readonly findings: Finding[] = [];

  constructor(
    private readonly object: string,
    private readonly victim: Sown,
  ) {}

  say(rule: string, message: string): void {
    this.findings.push({ rule, object: this.object, message });
  }

  /** Neither rows nor an error's words may have anything of the victim's. */
  silent(rule: string, outcome: Outcome): void {
    const { secret, instituteId } = this.victim;
    const seen = JSON.stringify(outcome.rows) + outcome.copied;
    if (seen.includes(secret) || (instituteId && seen.includes(instituteId))) {
      this.say(rule, 'sees the other’s row');
    }
    // Ids in an error are those that the attacker has sent.
    if (outcome.error?.text.includes(secret)) this.say('error-text', 'reads it in an error');
  }

  /** It must fail, and for the reason given: any other would have kept row security from being asked. */
  refused(rule: string, outcome: Outcome, code: string): void {
    this.silent(rule, outcome);
    if (!outcome.error) this.say(rule, 'is let through');
    else if (outcome.error.code !== code) this.broken(rule, outcome);
  }

  /** It must do nothing, whether in silence or by a refusal. */
  nothing(rule: string, outcome: Outcome, isGranted: boolean): void {
    this.silent(rule, outcome);
    if (outcome.count > 0) this.say(rule, `reaches ${outcome.count} rows`);
    if (outcome.error && (isGranted || outcome.error.code !== DENIED)) this.broken(rule, outcome);
  }

  broken(rule: string, { error }: Outcome): void {
    this.say('broken', `${rule}: ${error?.code} ${error?.text.split('\n')[0]}`);
  }

  /** What the attacker may do with rows of their own: or the attack would have shown nothing. */
  done(rule: string, outcome: Outcome, count = 1): void {
    if (outcome.error) this.broken(`own ${rule}`, outcome);
    else if (outcome.count !== count) this.say('vacuous', `own ${rule} reaches ${outcome.count}`);
  }
}
