import type { PublishedCourse } from '@hearthside/curriculum';
import type { Resource } from '@hearthside/lesson-text';
import { isOutOfDate, type LocalResource } from '@hearthside/people';
import { dayInWords } from '../page/moment.js';
import { labelOf } from '../packet/packet-labels.js';

/** What can be known about a place of help, in the order in which one asks. */
const FACTS = [
  ...(['name', 'phone', 'text', 'tty', 'web', 'hours', 'cost', 'languages', 'access'] as const),
  ...(['confidentiality', 'verifiedBy', 'verifiedOn', 'expires', 'leftOut'] as const),
];
export type Fact = (typeof FACTS)[number];
type Facts = Partial<Record<Fact, string | null | undefined>>;

export interface PlaceView {
  need: string;
  name: string | undefined;
  /** What is to be done about it, or how it stands. */
  about: string;
  isMissing: boolean;
  href: string;
}

export interface ResourcesView {
  courses: { title: string; places: PlaceView[]; words: string }[];
}

/** @param today the day at the institute */
export function resourcesView(
  courses: readonly PublishedCourse[],
  local: readonly LocalResource[],
  today: string,
): ResourcesView {
  return {
    courses: courses
      .filter(({ course }) => course.resources.length > 0)
      .map(({ course }) => {
        const places = course.resources.map((resource) =>
          placeView(course.slug, resource, localOf(local, course.slug, resource), today),
        );
        const open = places.filter(({ isMissing }) => isMissing).length;
        const words =
          open === 0
            ? 'All places of help are filled in and up to date.'
            : `${open} of ${places.length} places of help ${open === 1 ? 'needs' : 'need'} you.`;
        return { title: course.title, places, words };
      }),
  };
}

export function localOf(
  local: readonly LocalResource[],
  slug: string,
  { id }: Resource,
): LocalResource | undefined {
  return local.find(({ course, resource }) => course === slug && resource === id);
}

function placeView(
  slug: string,
  resource: Resource,
  local: LocalResource | undefined,
  today: string,
): PlaceView {
  // What an institute says takes the place of all that the course knows.
  const facts: Facts = local ?? resource;
  const { name, leftOut, verifiedBy, verifiedOn } = facts;
  const place = { need: resource.need, href: `/institute/resources/${slug}/${resource.id}` };
  if (leftOut)
    return { ...place, name: undefined, about: `None here: ${leftOut}`, isMissing: false };
  if (!name) return { ...place, name: undefined, about: 'Missing.', isMissing: true };
  const stale = isOutOfDate(
    { leftOut: null, verifiedOn: verifiedOn ?? null, expires: facts.expires ?? null },
    today,
  );
  if (!verifiedOn) return { ...place, name, about: 'Nobody has tried it yet.', isMissing: true };
  const tried = `last tried on ${dayInWords(verifiedOn)} (${verifiedBy ?? 'nobody says by whom'})`;
  const about = stale ? `Out of date: ${tried}. Please try it again.` : `Up to date: ${tried}.`;
  return { ...place, name, about, isMissing: stale };
}

export interface ResourceView {
  action: string;
  course: string;
  need: string;
  /** The institute has said something, which can be taken back. */
  isSaid: boolean;
  fields: { name: Fact; label: string; type: string; value: string; hint: string | undefined }[];
}

const types: Partial<Record<Fact, string>> = {
  ...{ phone: 'tel', tty: 'tel', web: 'url', verifiedOn: 'date', expires: 'date' },
};
const hints: Partial<Record<Fact, string>> = {
  web: 'It begins with https:// or http://.',
  hours: 'Such as: day and night.',
  access: 'Steps, hearing loop, interpreters: what somebody would want to know.',
  verifiedBy: 'Somebody should call the number, and hear who answers.',
  leftOut: 'Then the rest may stay empty.',
};

export function resourceView(
  slug: string,
  courseTitle: string,
  resource: Resource,
  local: LocalResource | undefined,
): ResourceView {
  const facts: Facts = local ?? resource;
  return {
    action: `/institute/resources/${slug}/${resource.id}`,
    course: courseTitle,
    need: resource.need,
    isSaid: local !== undefined,
    fields: FACTS.map((name) => ({
      name,
      label: labelOf(`resource.${resource.id}.${name}`),
      type: types[name] ?? 'text',
      value: facts[name] ?? '',
      hint: hints[name],
    })),
  };
}
