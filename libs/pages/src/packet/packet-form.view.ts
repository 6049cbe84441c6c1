import type { PublishedCourse } from '@hearthside/curriculum';
import { STANDARD_VARIANT, type Resource } from '@hearthside/lesson-text';
import { meetingSources, resourcesOf, type OrderProblem } from '@hearthside/print';
import { inFormWords } from './packet-labels.js';
import { fieldOf, RESOURCE_FACTS, type Fields } from './packet-fields.js';

interface Problem {
  message: string;
  /** The id of the field in which it can be mended, if there is one. */
  field?: string;
}

export interface PacketFormView {
  /** Neutral: others may see the screen. */
  title: string;
  course: string;
  meeting: { title: string; minutes: number; clinicianOnCall: boolean };
  problems: Problem[];
  /** What is wrong with a field, by its name. */
  wrong: Record<string, string>;
  fields: Fields;
  checked: Record<string, boolean>;
  resources: {
    id: string;
    need: string;
    values: Record<string, string>;
    more: string[];
    isOpen: boolean;
  }[];
  zones: string[];
  /** The institute's own logo is printed where no other is chosen. */
  hasLogo: boolean;
}

/** Which session a form is about. */
export interface Asked {
  variant?: string | undefined;
  meeting?: string | undefined;
}

/**
 * The form about one session's packet, with what was typed before.
 *
 * @returns nothing when the course has no such session
 */
export function packetFormView(
  { course, edition }: PublishedCourse,
  { variant = STANDARD_VARIANT, meeting = '1' }: Asked,
  typed: Fields,
  problems: readonly OrderProblem[] = [],
): PacketFormView | undefined {
  const sources = meetingSources({ course, edition }, variant);
  const source = sources?.find((each) => String(each.meeting) === meeting);
  if (!source) return undefined;
  const { lesson } = source;
  const fields: Fields = { ...usual, ...typed, course: course.code, variant, meeting };
  const placed = problems.map(({ field: path, message }) => {
    const field = fieldOf(path, typed);
    return { message: inFormWords(message, field), field };
  });
  const ids = resourcesOf(lesson, course);
  const resources = course.resources.filter(({ id }) => ids.includes(id));
  return {
    title: `${course.neutralTitle}, session ${meeting}: packet`,
    course: course.title,
    meeting: {
      title: lesson.title,
      minutes: lesson.minutes,
      clinicianOnCall: lesson.clinicianOnCall,
    },
    problems: placed.map(({ message, field }) =>
      isOnForm(field) ? { message, field } : { message },
    ),
    wrong: Object.fromEntries(placed.map(({ field, message }) => [field, message])),
    fields,
    checked: {
      final: fields['final'] !== undefined,
      ...Object.fromEntries(
        ['paper', 'sides', 'leaderAPrint', 'leaderBPrint', 'leaderCPrint', 'leaderDPrint'].map(
          (name) => [`${name}:${fields[name]}`, true],
        ),
      ),
    },
    resources: resources.map((resource) => resourceFields(resource, typed)),
    zones: ZONES,
    hasLogo: false,
  };
}

const usual: Record<string, string> = {
  edition: 'latest',
  learners: '18',
  large: '0',
  xlarge: '0',
  spares: '0',
  start: '10:00',
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  paper: 'letter',
  sides: 'both',
  leaderAPrint: 'standard',
  leaderBPrint: 'standard',
  leaderCPrint: 'standard',
  leaderDPrint: 'standard',
};

/** Every zone that this machine knows, for a list to choose from. */
const ZONES = Intl.supportedValuesOf('timeZone');

function isOnForm(field: string): boolean {
  return field !== '' && field !== 'final';
}

/** Shown where something is known; a form with all of them for each place would be long. */
const MORE_FACTS = ['text', 'tty', 'cost', 'languages', 'access', 'confidentiality'];

function resourceFields({ id, need, ...known }: Resource, typed: Fields) {
  const field = (fact: string) => typed[`resource.${id}.${fact}`];
  // Whatever is said here takes the place of all that the course knows.
  const isSaid = RESOURCE_FACTS.some((fact) => field(fact) !== undefined);
  const facts: Record<string, string | undefined> = isSaid ? {} : { ...known };
  const values = Object.fromEntries(
    RESOURCE_FACTS.map((fact) => [fact, field(fact) ?? facts[fact] ?? '']),
  );
  const more = MORE_FACTS.filter((fact) => values[fact]).map((fact) => `resource.${id}.${fact}`);
  return { id, need, values, more, isOpen: Object.values(values).some(Boolean) };
}
