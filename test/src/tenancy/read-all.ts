import type { Attacker } from './attacker.js';
import type { Catalog } from './catalog.js';
import type { Expected } from './expected.js';
import type { Finding } from './finding.js';
import { standingOf } from './lint-tables.js';
import { quoted, type Sown } from './sown.js';
import { Verdict } from './target.js';

/** Whatever can be read: views and tables that nobody has thought of here. */
export async function readAll(
  { relations }: Catalog,
  expected: Expected,
  attacker: Attacker,
  victim: Sown,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { name, kind } of relations) {
    // What belongs to no institute may name one, such as the one where a session is just now.
    if (kind === 'S' || standingOf(name, expected) === 'without') continue;
    const verdict = new Verdict(`${name} as ${attacker.name}`, victim);
    verdict.silent('read', await attacker.try(`SELECT t::text AS row FROM ${quoted(name)} t`));
    found.push(...verdict.findings);
  }
  return found;
}
