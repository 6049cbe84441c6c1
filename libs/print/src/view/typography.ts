import type { Run } from './view.js';

/** A blank, a box or numbers to ring: as solid as a word to the quotation marks beside it. */
const SOLID = '\uFFFC';
const ADDRESS = /(?:https?:\/\/|www\.)[^\s"]*|[^\s"'@]+@[^\s"'@]+/g;

const OPENS_AFTER = /[\s([{“‘—–/-]/u;
const ENDS_BEFORE = /[\s)\]}.,;:!?"'’”—–-]/u;
/** 'tis, 'em, '60s: letters are left out, and nothing is opened. */
const LEFT_OUT = /^(?:\d0s|tis|twas|em|til|cause|round|bout|n)(?!\p{L})/iu;

/** A number and its unit, and a leader's letter, stay on one line in English. */
const KEPT_TOGETHER =
  /(?<=\d) (?=(?:min|minutes?|hours?|AM|PM|a\.m\.|p\.m\.)(?!\p{L}))|(?<=\bLeader) (?=[AB](?!\p{L}))/gu;
/** In any language a line does not begin with a dot between two things. */
const BEFORE_A_DOT = / (?=·)/g;

/** Keys whose words are a line of their own, and those that hold a list of such lines. */
const LINES = new Set(['label', 'low', 'high', 'title']);
const LISTS_OF_LINES = new Set(['parts', 'across', 'down']);

/**
 * A copy of blocks, or of whatever holds them, with the signs that a typesetter would take: typographic quotation
 * marks and apostrophes in English, and spaces at which no line ends. Typographic text stays as it is.
 */
export function withTypography<T>(data: T, language: string): T {
  return typeset(data, '', language) as T;
}

function typeset(value: unknown, key: string, language: string): unknown {
  if (typeof value === 'string') return LINES.has(key) ? typesetLine(value, language) : value;
  if (isLine(value)) return typesetRuns(value, language);
  if (Array.isArray(value)) {
    const inner = LISTS_OF_LINES.has(key) ? 'label' : '';
    return value.map((each) => typeset(each, inner, language));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, typeset(each, name, language)]),
  );
}

function isLine(value: unknown): value is Run[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => typeof (each as Partial<Run> | null)?.text === 'string')
  );
}

/** What opens in one run may close in another; the letters are as many as before. */
function typesetRuns(runs: readonly Run[], language: string): Run[] {
  const shown = runs.map(({ text, blank, box, spread, break: ends }) =>
    ends ? '\n' : blank || box || spread ? SOLID : text,
  );
  const line = typesetLine(shown.join(''), language);
  let from = 0;
  return runs.map((run, index) => {
    const text = line.slice(from, (from += shown[index]!.length));
    return shown[index] === run.text ? { ...run, text } : run;
  });
}

function typesetLine(line: string, language: string): string {
  const dotted = line.replace(BEFORE_A_DOT, '\u00A0');
  if (!/^en\b/i.test(language)) return dotted;
  return quoted(dotted.replace(KEPT_TOGETHER, '\u00A0'));
}

function quoted(line: string): string {
  const addresses = [...line.matchAll(ADDRESS)].map(({ index, 0: words }) => [
    index,
    index + words.length,
  ]);
  let isOpen = false;
  let before = '';
  return Array.from(line.matchAll(/./gsu), ({ index, 0: letter }) => {
    const after = line.slice(index + letter.length);
    const isAddress = addresses.some(([from = 0, to = 0]) => index >= from && index < to);
    let sign = letter;
    if (letter === '"' && !isAddress) {
      const opens = opensAfter(before) && !/^(?:\s|$)/.test(after);
      // 6": inches, unless something has been opened.
      if (opens || isOpen || !/\d/.test(before)) sign = opens ? '“' : '”';
      isOpen = opens;
    }
    if (letter === "'" && !isAddress) sign = single(before, after);
    before = sign;
    return sign;
  }).join('');
}

function single(before: string, after: string): string {
  const opens = opensAfter(before) && /^\S/.test(after) && !LEFT_OUT.test(after);
  return opens && closesIn(after) ? '‘' : '’';
}

function opensAfter(letter: string): boolean {
  return letter === '' || OPENS_AFTER.test(letter);
}

/** Letters that a single quotation may have: a line of nothing but such marks is read in no time too. */
const LONGEST_SINGLE = 400;

/** Something after it ends a single quotation: a sign after a letter, and no letter after that. */
function closesIn(all: string): boolean {
  const after = all.slice(0, LONGEST_SINGLE);
  return [...after.matchAll(/(?<=\S)'/gu)].some(({ index }) => {
    const next = after.charAt(index + 1);
    return next === '' || ENDS_BEFORE.test(next);
  });
}
