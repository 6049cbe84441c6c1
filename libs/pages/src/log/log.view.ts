import { ROLES, type AuditLine, type AuditVerdict, type Role } from '@hearthside/platform';
import { momentOf } from '../page/moment.js';
import { rolesInWords } from '../people/role-words.js';

/** Ids of people of whom entries tell. */
export function peopleIn(lines: readonly AuditLine[]): string[] {
  const ids = lines.flatMap(({ actor, subject }) => [
    actor,
    ...(subject.kind === 'membership' ? [subject.id] : []),
  ]);
  return [...new Set(ids)];
}

export function logLine(
  { number, at, actor, words, subject, detail }: AuditLine,
  names: ReadonlyMap<string, string>,
  timeZone: string,
) {
  const about = subject.kind === 'membership' ? subject.id : undefined;
  const known = about !== undefined && names.has(about);
  return {
    number,
    at: momentOf(at, timeZone),
    words,
    who: actorWords(actor, names),
    href: known ? `/people/${about}` : undefined,
    about: about && (names.get(about) ?? 'somebody who is not on the list any more'),
    more: rolesWords(detail),
  };
}

function actorWords(actor: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(actor);
  if (name) return name;
  if (actor === 'service') return 'the service itself';
  // A membership's id is as long as this; a command's name is not.
  return /^[0-9a-f-]{36}$/.test(actor)
    ? 'somebody who is not on the list any more'
    : `whoever runs the service, by the command “${actor}”`;
}

/** What roles somebody had and has, where an entry says so. */
function rolesWords({ from, to, roles }: AuditLine['detail']): string | undefined {
  if (from !== undefined && to !== undefined) {
    return `From ${rolesInWords(rolesOf(from))} to ${rolesInWords(rolesOf(to))}.`;
  }
  const now = rolesOf(roles);
  return now.length > 0 ? `As ${rolesInWords(now)}.` : undefined;
}

function rolesOf(value: unknown): Role[] {
  return Array.isArray(value) ? ROLES.filter((role) => value.includes(role)) : [];
}

const faults: Record<NonNullable<AuditVerdict['broken']>['why'], string> = {
  missing: 'is missing',
  altered: 'was altered after it was written',
  'too many': 'was put in beside the others',
};

/** Whether everything stands as it was written. */
export function verdictWords({ sound, broken }: AuditVerdict): string {
  if (!broken) {
    return sound === 1
      ? 'The chain is whole: the one entry stands as it was written.'
      : `The chain is whole: all ${sound} entries stand as they were written.`;
  }
  const before = sound === 0 ? '' : ` Those before it are sound.`;
  return `The chain is broken: entry ${broken.number} ${faults[broken.why]}.${before} Tell whoever runs the service.`;
}
