import type { AdaptationMove, CourseChange, CoursePlace } from '@hearthside/curriculum';
import type { ChangesSubject } from './changes-subject.js';

/** Its changes, and every place at which there may be one, lesson by lesson. */
export function changesView(subject: ChangesSubject) {
  const { adaptation, path, back, name, forWhom, mayChange, times } = subject;
  const { version, changes, places, newerEdition, edition } = adaptation;
  return {
    ...{ path, back, name, forWhom, mayChange, version, edition, times },
    move: mayChange && newerEdition ? { href: `${path}/move`, edition: newerEdition } : undefined,
    changes: changes.map((change) => ({
      ...change,
      what: said(
        change,
        places.find(({ name: place }) => place === change.place),
      ),
      href: hrefOf(path, change.place),
    })),
    groups: mayChange ? groupsOf(places, changes, path) : [],
  };
}

const hrefOf = (path: string, place: string) => `${path}/place?name=${encodeURIComponent(place)}`;

function said({ kind, minutes }: CourseChange, place: CoursePlace | undefined): string {
  if (kind === 'off') return 'Not done here.';
  if (kind === 'text') return 'In other words.';
  return place?.minutes
    ? `${minutes} minutes in place of ${place.minutes}.`
    : `${minutes} minutes.`;
}

function groupsOf(
  places: readonly CoursePlace[],
  changes: readonly CourseChange[],
  path: string,
): { under: string; places: object[] }[] {
  const shown = places.filter(({ hasText, minutes }) => hasText || minutes !== null);
  return [...new Set(shown.map(({ under }) => under))].map((under) => ({
    under,
    places: shown
      .filter((place) => place.under === under)
      .map(({ name, title, minutes, isKept }) => ({
        ...{ title, minutes, isKept, href: hrefOf(path, name) },
        isChanged: changes.some(({ place }) => place === name),
      })),
  }));
}

/** One place, with what it says and takes now; nothing where there is none of that name. */
export function placeView({ adaptation, path, forWhom }: ChangesSubject, name: string) {
  const place = adaptation.places.find((each) => each.name === name);
  if (!place) return undefined;
  const own = adaptation.changes.filter((change) => change.place === name);
  const of = (kind: CourseChange['kind']) => own.find((change) => change.kind === kind);
  const texts = place.hasText ? adaptation.textsAt(name) : undefined;
  const isActivity = place.minutes !== null;
  return {
    ...{ path, forWhom, place, version: adaptation.version, texts },
    text: texts && { now: texts.now, reason: of('text')?.reason ?? '' },
    minutes: isActivity && {
      now: of('minutes')?.minutes ?? place.minutes,
      hint: `The author has ${place.minutes}. At least ${place.leastMinutes}.`,
      reason: of('minutes')?.reason ?? '',
    },
    mayBeOff: isActivity && !place.isKept && !of('off'),
  };
}

const OUTCOMES = {
  stays: 'Stays as it is.',
  'in-edition': 'The newer edition says the same by now, so nothing is left to change.',
  merged: 'Both go together: see below.',
} as const;

const CONFLICTS = {
  'both-changed': 'You and the author have both changed this.',
  gone: 'The newer edition does not have this place any more, so your change ends here.',
  'now-kept': 'By now this is always done, so your change ends here.',
  'only-one': 'It would be the last activity there, so your change ends here.',
} as const;

/** What becomes of each change, with a question where both have changed the same. */
export function moveView({ path, name, forWhom }: ChangesSubject, move: AdaptationMove) {
  return {
    ...{ path, name, forWhom, from: move.from, to: move.to, version: move.version },
    changes: move.changes.map(({ change, outcome, conflict, ...sides }, index) => ({
      ...{ ...change, index, ...sides, take: `take-${index}`, words: `text-${index}` },
      isOnlyWay: !sides.mayKeep,
      isConflict: outcome === 'conflict',
      isText: change.kind === 'text',
      said: outcome === 'conflict' ? CONFLICTS[conflict!] : OUTCOMES[outcome],
    })),
  };
}
