import type { Catalog, RoutineRow } from './catalog.js';
import type { Expected } from './expected.js';
import type { Finding } from './finding.js';

/** Row security asks it for each statement: as written in the first migration of tenancy. */
const TENANT = {
  source: `SELECT nullif(current_setting('app.institute_id', true), '')::uuid`,
  result: 'uuid',
};

export function lintFunctions(catalog: Catalog, expected: Expected): Finding[] {
  const { definers, functions, worker } = expected;
  const found: Finding[] = [];
  for (const routine of catalog.routines) {
    const { name, owner, definer } = routine;
    const say = (rule: string, message: string) => found.push({ rule, object: name, message });
    if (owner !== expected.owner) say('routine-owner', `belongs to ${owner}`);
    if (name.startsWith(`${worker}.`)) {
      if (definer) say('definer', 'is the worker’s, and runs with its owner’s rights');
      continue;
    }
    if (definer) lintDefiner(routine, definers[name], say);
    else if (!functions.includes(name)) {
      say(name in definers ? 'not-definer' : 'routine', 'is on no list');
    }
    if (name === 'app.tenant()') lintTenant(routine, say);
  }
  const there = new Set(catalog.routines.map(({ name }) => name));
  for (const object of [...Object.keys(definers), ...functions]) {
    if (!there.has(object)) found.push({ rule: 'gone', object, message: 'is on a list only' });
  }
  for (const { table, name } of catalog.triggers) {
    const object = `${table}.${name}`;
    if (table.startsWith(`${worker}.`) || expected.triggers.includes(object)) continue;
    found.push({ rule: 'trigger', object, message: 'is on no list' });
  }
  for (const { kind, name } of catalog.extras) {
    if (expected.extras.includes(`${kind} ${name}`)) continue;
    found.push({ rule: 'extra', object: `${kind} ${name}`, message: 'is on no list' });
  }
  return found;
}

type Say = (rule: string, message: string) => void;

function lintDefiner({ settings, result }: RoutineRow, gives: string | undefined, say: Say): void {
  if (gives === undefined) return say('definer', 'runs with its owner’s rights, and is on no list');
  if (!settings.includes('search_path=""')) {
    say('search-path', 'finds tables by its caller’s search path');
  }
  if (result !== gives) say('definer-result', `gives ${result}`);
}

function lintTenant(
  { source, result, language, definer, volatility, parallel, settings }: RoutineRow,
  say: Say,
): void {
  const isOurs =
    source.replace(/\s+/g, ' ').trim() === TENANT.source &&
    result === TENANT.result &&
    language === 'sql' &&
    !definer &&
    settings.length === 0;
  if (!isOurs) say('tenant-function', 'is not the one that was written');
  // Volatile, it is asked for each row, and no index is used.
  if (volatility !== 's' || parallel !== 's')
    say('tenant-volatile', 'is not stable and parallel safe');
}
