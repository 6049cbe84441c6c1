import type { PublishedCourse } from '@hearthside/curriculum';
import { STANDARD_VARIANT, type Resource } from '@hearthside/lesson-text';
import { meetingSources, resourcesOf, type OrderProblem } from '@hearthside/print';
import { inFormWords } from './packet-labels.js';
import { fieldOf, type Fields } from './packet-fields.js';

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
  resources: { id: string; need: string; values: Record<string, string>; isOpen: boolean }[];
  zones: string[];
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
        ['paper', 'sides', 'leaderAPrint', 'leaderBPrint'].map((name) => [
          `${name}:${fields[name]}`,
          true,
        ]),
      ),
    },
    resources: resources.map((resource) => resourceFields(resource, typed)),
    zones: ZONES,
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
};

/** Every zone that this machine knows, for a list to choose from. */
const ZONES = Intl.supportedValuesOf('timeZone');

function isOnForm(field: string): boolean {
  return field !== '' && field !== 'final';
}

function resourceFields(
  { id, need, name, phone, web, hours, verifiedBy, verifiedOn }: Resource,
  typed: Fields,
) {
  const known: Record<string, string | undefined> = {
    name,
    phone,
    web,
    hours,
    verifiedBy,
    verifiedOn,
  };
  const values = Object.fromEntries(
    [...Object.keys(known), 'leftOut'].map((fact) => [
      fact,
      typed[`resource.${id}.${fact}`] ?? known[fact] ?? '',
    ]),
  );
  return { id, need, values, isOpen: Object.values(values).some(Boolean) };
}
