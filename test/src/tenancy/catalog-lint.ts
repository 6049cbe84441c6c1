import type { Catalog } from './catalog.js';
import type { Expected } from './expected.js';
import type { Finding } from './finding.js';
import { lintFunctions } from './lint-functions.js';
import { lintRights } from './lint-rights.js';
import { lintTables } from './lint-tables.js';

/**
 * Everything in the catalogs by which one institute could come at another's rows. Nothing is asked of the
 * database: what it does is for the probe.
 */
export function lintCatalog(catalog: Catalog, expected: Expected): Finding[] {
  return [
    ...lintTables(catalog, expected),
    ...lintFunctions(catalog, expected),
    ...lintRights(catalog, expected),
  ];
}
