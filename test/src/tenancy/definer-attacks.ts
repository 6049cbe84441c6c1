import type { Attacker } from './attacker.js';
import { certificateAttacks } from './certificate-attacks.js';
import { calendarAttacks } from './calendar-attacks.js';
import type { Catalog } from './catalog.js';
import type { Finding } from './finding.js';
import { jobAttacks } from './job-attacks.js';
import { signInAttacks } from './sign-in-attacks.js';
import type { Field } from './sown.js';
import { Verdict } from './target.js';

/** For each function with its owner's rights, what somebody would try who may call it. */
const attacks = { ...signInAttacks, ...jobAttacks, ...certificateAttacks, ...calendarAttacks };

export async function attackDefiners(
  { routines }: Catalog,
  field: Field,
  as: Attacker,
  app: string,
): Promise<{ findings: Finding[]; tried: string[] }> {
  const findings: Finding[] = [];
  const tried: string[] = [];
  for (const { name } of routines.filter(({ definer }) => definer)) {
    const attack = attacks[name];
    if (!attack) {
      findings.push({ rule: 'no-attack', object: name, message: 'nobody has tried what it gives' });
      continue;
    }
    const verdict = new Verdict(name, field.a);
    await attack({ field, as, app, verdict });
    findings.push(...verdict.findings);
    tried.push(name);
  }
  return { findings, tried };
}
