/**
 * Tables whose rows are in no backup, each with its reason. Every other table of the schemas `public`
 * and `auth` is in it without being named, so a new table is saved even if nobody thinks of it.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'public.migrations': 'which migrations ran is written by running them again',
  'public.restore_unfinished': 'stands only while a restore is under way',
  'app.job_task': 'which tasks there are is written by the migrations',
  'app.job_worker': 'the processes of the last seconds',
  'auth.session': 'people sign in again: a stolen copy must sign nobody in',
  'auth.mailed_code': 'codes that were mailed are good for minutes only',
  'auth.verification': 'links and codes to sign in are good for minutes only',
  'auth.rate_limit': 'counts of the last minutes',
};

/** Schemas whose tables are all saved, but for those above. */
export const SAVED_SCHEMAS = ['public', 'auth'];

/** Jobs that wait are saved as jobs, to be added again; its tables are the worker's own business. */
export const JOB_SCHEMA = 'graphile_worker';
