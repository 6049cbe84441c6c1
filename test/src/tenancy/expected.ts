import { OWNER_ROLE, APP_ROLE } from './roles.js';

/** What the catalog lint is held to. Whatever a migration adds stands here, or is a table with a tenant. */
export interface Expected {
  owner: string;
  app: string;
  /** Tables that belong to no institute, each with the reason. The application may use those named in `rights`. */
  withoutTenant: Record<string, string>;
  /** Tables whose rows are seen where they have been granted: their policies, word for word. */
  granted: Record<string, GrantedTable>;
  /** The schema of the package that runs jobs: row security without a policy, and nothing for the application. */
  worker: string;
  /** The column that names the institute, where it is another one than institute_id. */
  keys: Record<string, string>;
  /** Tables that the owner may read across institutes, for a definer function. */
  lookups: string[];
  /** What the application may do, where that is less than reading and writing. */
  rights: Record<string, string[]>;
  /** What it may do with single columns, where it may not with the table. */
  columnRights: Record<string, string[]>;
  /** Functions with their owner's rights, and what each gives away. */
  definers: Record<string, string>;
  /** Further functions of ours, which have their caller's rights. */
  functions: string[];
  triggers: string[];
  /** Foreign keys from tables without a tenant to those with one. */
  inward: Record<string, string>;
  extras: string[];
}

interface GrantedTable {
  policy: string;
  using: string;
  check: string;
}

const ofItsEdition = (part: string): GrantedTable => ({
  policy: 'granted',
  using: `(EXISTS ( SELECT FROM edition e WHERE (e.id = ${part}.edition_id)))`,
  check:
    `(EXISTS ( SELECT FROM edition e WHERE ((e.id = ${part}.edition_id) AND ` +
    '(NOT (e.institute_id IS DISTINCT FROM ( SELECT app.tenant() AS tenant))))))',
});

const READ_AND_WRITE = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
const READ_AND_ADD = ['SELECT', 'INSERT'];
/** Number and hashes are given by the chain. */
const AUDIT_COLUMNS = 'institute_id id at actor action subject_kind subject_id detail'.split(' ');

export const expected: Expected = {
  owner: OWNER_ROLE,
  app: APP_ROLE,
  withoutTenant: {
    'public.migrations': 'Which migrations have run; the application has no right to it.',
    'auth.user': 'A person may be at several institutes; an address at most, and no name.',
    'auth.session': 'Who sends a request is asked before an institute is known.',
    'auth.account': 'Ways to sign in belong to the person, not to an institute.',
    'auth.verification': 'Codes that were mailed, before anybody is known.',
    'auth.mailed_code': 'Codes and links that were mailed, as hashes, before anybody is known.',
    'auth.passkey': 'A passkey belongs to the person, not to an institute.',
    'auth.rate_limit': 'How often somebody has tried, under keys that say nothing.',
    'app.job_task': 'Which tasks may be asked for; app.add_job reads it, the application does not.',
    'app.job_worker': 'Which workers live; the application has no right to it.',
  },
  granted: {
    'public.edition': {
      policy: 'granted',
      using:
        '((institute_id = ( SELECT app.tenant() AS tenant)) OR ((institute_id IS NULL) AND ' +
        '((( SELECT app.tenant() AS tenant) IS NULL) OR (EXISTS ( SELECT FROM edition_grant g ' +
        'WHERE ((g.edition_id = edition.id) AND (g.institute_id = ( SELECT app.tenant() AS tenant))))))))',
      check: '(NOT (institute_id IS DISTINCT FROM ( SELECT app.tenant() AS tenant)))',
    },
    'public.edition_lesson': ofItsEdition('edition_lesson'),
    'public.edition_picture': ofItsEdition('edition_picture'),
    'public.shared_course': {
      policy: 'service',
      using: '(( SELECT app.tenant() AS tenant) IS NULL)',
      check: '(( SELECT app.tenant() AS tenant) IS NULL)',
    },
  },
  worker: 'graphile_worker',
  keys: { 'public.institute': 'id' },
  lookups: [
    'public.institute',
    'public.membership',
    'public.code_card',
    'public.certificate',
    'public.calendar_feed',
  ],
  rights: {
    'public.migrations': [],
    'public.audit_entry': ['SELECT'],
    'public.audit_head': ['SELECT'],
    'app.job_task': [],
    'app.job_worker': [],
    'public.failed_job': ['SELECT', 'DELETE'],
    'public.attendance_correction': ['SELECT', 'INSERT', 'DELETE'],
    'public.calendar_feed': ['SELECT', 'INSERT', 'DELETE'],
    'public.run_press': ['SELECT', 'INSERT'],
    'public.edition': READ_AND_ADD,
    'public.mutation_receipt': ['SELECT', 'INSERT', 'DELETE'],
    'public.edition_lesson': READ_AND_ADD,
    'public.edition_picture': READ_AND_ADD,
    'public.edition_grant': ['SELECT', 'INSERT', 'DELETE'],
    'public.institute': ['SELECT', 'INSERT', 'UPDATE'],
    'public.reporting_answer': ['SELECT', 'INSERT', 'UPDATE'],
    'public.shared_course': READ_AND_WRITE,
  },
  columnRights: Object.fromEntries(
    AUDIT_COLUMNS.map((each) => [`public.audit_entry.${each}`, ['INSERT']]),
  ),
  definers: {
    'app.find_sign_in(token_hash text)':
      'TABLE(session_id uuid, user_id uuid, updated_at timestamp with time zone, ' +
      'expires_at timestamp with time zone, institute_id uuid, membership_id uuid, roles text[])',
    'app.memberships_of(token_hash text)':
      'TABLE(institute_id uuid, institute_name text, roles text[], state text)',
    'app.institute_ids()': 'SETOF uuid',
    'app.find_card(code_hash text)': 'TABLE(institute_id uuid, card_id uuid)',
    'app.certificate_is_valid(check_hash text)': 'boolean',
    'app.find_calendar(token_hash text)': 'TABLE(institute_id uuid, membership_id uuid)',
    'app.chain_audit_entry()': 'trigger',
    'app.add_job(task text, payload json, run_at timestamp with time zone, job_key text, job_id uuid)':
      'uuid',
    'app.forget_user_if_unused(forgotten uuid)': 'void',
  },
  functions: ['app.tenant()'],
  triggers: ['public.audit_entry.audit_entry_chain'],
  inward: {
    'public.edition.edition_institute':
      'Whose own course it is; nobody, for those that are granted.',
    'auth.session.session_institute': 'Where a session is just now; a lookup says whether it may.',
  },
  extras: ['extension plpgsql'],
};
