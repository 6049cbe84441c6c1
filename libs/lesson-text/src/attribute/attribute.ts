import { orList } from '../problem/words.js';

/** What a reference may point at. */
export type ReferenceKind =
  | 'handout'
  | 'activity'
  | 'source'
  | 'resource'
  | 'person'
  | 'standing-note'
  | 'item'
  | 'pairs'
  | 'blurb';

/** How a reader gets from the words an author typed to a value, and back. */
export interface AttributeType<T> {
  /** Completes the sentence "It should be …". */
  expects: string;
  /** Nothing when the words do not fit. */
  read(words: string): T | undefined;
  write(value: T): string;
  /** Set on references: the kind, and the ids a value names. */
  refersTo?: { kind: ReferenceKind; ids(value: T): string[] };
}

type Presence = 'required' | 'optional' | 'defaulted';

export interface Attribute<T = unknown, P extends Presence = Presence> {
  type: AttributeType<T>;
  presence: P;
  fallback?: T;
}

export function required<T>(type: AttributeType<T>): Attribute<T, 'required'> {
  return { type, presence: 'required' };
}

export function optional<T>(type: AttributeType<T>): Attribute<T, 'optional'> {
  return { type, presence: 'optional' };
}

export function defaulted<T>(type: AttributeType<T>, fallback: T): Attribute<T, 'defaulted'> {
  return { type, presence: 'defaulted', fallback };
}

export type Attributes = Record<string, Attribute<any>>;

/** The values a set of attributes yields: required and defaulted ones are always there. */
export type ValuesOf<A extends Attributes> = {
  [K in keyof A as A[K]['presence'] extends 'optional' ? never : K]: ValueOf<A[K]>;
} & {
  [K in keyof A as A[K]['presence'] extends 'optional' ? K : never]?: ValueOf<A[K]>;
};

type ValueOf<A> = A extends Attribute<infer T> ? T : never;

/** One word of a closed list. */
export function word<const W extends string>(...choices: W[]): AttributeType<W> {
  return {
    expects: orList(choices),
    read: (words) => choices.find((choice) => choice === words),
    write: (value) => value,
  };
}

/** Words of a closed list, split by spaces; order kept. */
export function words<const W extends string>(...choices: W[]): AttributeType<W[]> {
  return {
    expects: `one or more of ${orList(choices)}, with spaces between`,
    read: (text) => {
      const parts = split(text);
      const known = parts.filter((part): part is W => choices.some((choice) => choice === part));
      return parts.length > 0 && known.length === parts.length ? known : undefined;
    },
    write: (value) => value.join(' '),
  };
}

/** A whole number within bounds, both included. */
export function wholeNumber(least: number, most: number): AttributeType<number> {
  return {
    expects: `a whole number from ${least} to ${most}`,
    read: (text) => {
      const value = /^-?\d{1,6}$/.test(text) ? Number(text) : NaN;
      return value >= least && value <= most ? value : undefined;
    },
    write: String,
  };
}

/** Minutes of a class: nothing in one meeting lasts longer than eight hours. */
export const minutes = wholeNumber(1, 480);

export const text: AttributeType<string> = {
  expects: 'some words in quotation marks',
  read: (value) => value.trim() || undefined,
  write: (value) => value,
};

/** A list of short texts, split by commas. */
export const texts: AttributeType<string[]> = {
  expects: 'some words in quotation marks, with commas between',
  read: (value) => {
    const parts = value.split(',').map((part) => part.trim());
    return parts.every(Boolean) ? parts : undefined;
  },
  write: (value) => value.join(', '),
};

/** On when the bare word stands there; there is no way to write it off but to leave it out. */
export const flag: AttributeType<boolean> = {
  expects: 'the bare word alone, with no = after it',
  read: (value) => (value === '' ? true : undefined),
  write: () => '',
};

/** A calendar day, 2026-11-22. */
export const day: AttributeType<string> = {
  expects: 'a day written as year-month-day, such as 2026-11-22',
  read: (value) => (isDay(value) ? value : undefined),
  write: (value) => value,
};

export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

export const ID_PATTERN = /^[a-z0-9][a-z0-9-]*$/;

/** The stable name of a thing; others refer to it. */
export const id: AttributeType<string> = {
  expects: 'small letters, digits and hyphens, such as say-it-as-i',
  read: (value) => (ID_PATTERN.test(value) ? value : undefined),
  write: (value) => value,
};

export function reference(kind: ReferenceKind): AttributeType<string> {
  return { ...id, refersTo: { kind, ids: (value) => [value] } };
}

/** One of a few words, each of which names something that may be missing. */
export function named<W extends string>(
  kind: ReferenceKind,
  type: AttributeType<W>,
): AttributeType<W> {
  return { ...type, refersTo: { kind, ids: (value) => [value] } };
}

const exampleOf: Record<ReferenceKind, string> = {
  handout: 'of handouts, such as h1-2',
  activity: 'of activities',
  source: 'from sources.yaml',
  resource: 'from resources.yaml',
  person: 'from "cast" in course.yaml',
  'standing-note': 'from "standing-notes" in course.yaml',
  item: 'from items.yaml',
  pairs: 'of :::pairs blocks',
  blurb: 'from "blurbs" in course.yaml',
};

export function references(kind: ReferenceKind): AttributeType<string[]> {
  return {
    expects: `one or more ids ${exampleOf[kind]}, in small letters, with spaces between`,
    read: (text) => {
      const parts = split(text);
      return parts.length > 0 && parts.every((part) => ID_PATTERN.test(part)) ? parts : undefined;
    },
    write: (value) => value.join(' '),
    refersTo: { kind, ids: (value) => value },
  };
}

export const COVERAGE_LEVELS = ['mentioned', 'taught', 'practised'] as const;

/** A teachable item of the course, and how far this place goes with it. */
export interface Coverage {
  item: string;
  level: (typeof COVERAGE_LEVELS)[number];
}

/** "IS-13:practised IS-05:taught"; an item alone counts as taught. */
export const coverage: AttributeType<Coverage[]> = {
  expects:
    'ids from items.yaml, each with :mentioned, :taught or :practised after it, and spaces between, such as "tea-1:taught tea-2:practised"',
  read: (text) => {
    const parts = split(text).map((part) => {
      const [item, level = 'taught', ...rest] = part.split(':');
      // In American spelling too.
      const known = COVERAGE_LEVELS.find(
        (each) => each === level.replace('practiced', 'practised'),
      );
      return item && known && rest.length === 0 ? { item, level: known } : undefined;
    });
    const read = parts.filter((part) => part !== undefined);
    return read.length > 0 && read.length === parts.length ? read : undefined;
  },
  write: (value) => value.map(({ item, level }) => `${item}:${level}`).join(' '),
  refersTo: { kind: 'item', ids: (value) => value.map(({ item }) => item) },
};

function split(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
