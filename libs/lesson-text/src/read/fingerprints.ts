import { z } from 'zod';
import { unpackRuns, type Fingerprint } from '../borrowing/fingerprint.js';
import type { Problems } from '../problem/problem.js';
import { wrongField } from '../rules/wrong-field.rule.js';
import { fingerprintSchema } from '../settings/settings.js';
import type { ReadingMemory } from './memory.js';
import { readSettings } from './settings.js';

const FILE = 'fingerprints.yaml';

/** What fingerprints.yaml holds; nothing when the course has none. */
export function readFingerprints(
  files: ReadonlyMap<string, string>,
  problems: Problems,
  memory: ReadingMemory,
): Fingerprint[] {
  const yaml = files.get(FILE);
  if (yaml === undefined || yaml.trim() === '') return [];
  return memory.recall(FILE, yaml, problems, (own) => fingerprintsIn(yaml, own));
}

function fingerprintsIn(yaml: string, problems: Problems): Fingerprint[] {
  const entries = readSettings(z.array(fingerprintSchema), { file: FILE, yaml }, problems) ?? [];
  return entries.flatMap(({ source, length, runs }) => {
    const unpacked = unpackRuns(runs);
    if (unpacked) return [{ source, length, runs: unpacked }];
    problems.report(
      wrongField,
      { file: FILE, line: 1, column: 1 },
      { field: 'runs', within: source, expects: 'what "npm run course -- fingerprint" writes' },
    );
    return [];
  });
}
