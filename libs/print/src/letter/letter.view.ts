import type { Brand } from '../brand/brand.js';
import type { Size } from '../profile/profile.js';
import { numberUnits } from '../view/units.js';
import {
  box,
  bullets,
  heading,
  paragraph,
  strong,
  text,
  type View,
  type ViewBlock,
} from '../view/view.js';

/** What every letter of a class says. */
export interface LetterClass {
  brand: Brand;
  /** The course's neutral title. */
  title: string;
  language: string;
  /** How the office is reached, in a line of its own words. */
  contact: string | null;
  /** The day on which they are printed: "November 22, 2026", and 2026-11-22. */
  today: string;
  date: string;
}

export interface Addressee {
  /** In full: it is all that the window of the envelope shows. */
  name: string;
  /** What to call them. */
  called: string;
  print: Size;
}

/** Sessions as people read them: "Tuesday, December 1, 2026 at 10:00 AM, Room 2". */
export interface WhenAndWhere {
  sessions: readonly string[];
  /** What the room has. */
  access: string | null;
}

const PRINTS: Record<Size, string | undefined> = {
  standard: undefined,
  large: 'Your papers are in large print.',
  xlarge: 'Your papers are in extra-large print.',
};

/** A place is theirs. */
export function placeLetter(about: LetterClass, to: Addressee, held: WhenAndWhere): View {
  const print = PRINTS[to.print];
  return letter(about, to, 'Your place is kept', [
    paragraph(text(`You have a place in ${about.title}. We are glad that you come.`)),
    ...whenBlocks(held),
    heading(2, 'What to bring'),
    paragraph(
      text(
        'Your glasses, and a hearing aid if you use one. Paper and pens are there.' +
          (print ? ` ${print}` : ''),
      ),
    ),
    heading(2, 'If you cannot come'),
    paragraph(
      text(
        'Tell us, and somebody who waits gets the seat. You need not say why. ' + reachedBy(about),
      ),
    ),
  ]);
}

/** @param until when the seat goes to somebody else: "December 1, 2026 at 10:00 AM" */
export function offerLetter(
  about: LetterClass,
  to: Addressee,
  held: WhenAndWhere,
  until: string,
): View {
  return letter(about, to, 'A seat has come free', [
    paragraph(
      text(
        `You wait for a seat in ${about.title}. One has come free, and is yours if you want it.`,
      ),
    ),
    box('alert', 'Please answer', [
      paragraph(text('It is kept for you until '), strong(until), text('.')),
      paragraph(
        text(`Tell us yes or no by then. After that, somebody else gets it. ${reachedBy(about)}`),
      ),
    ]),
    ...whenBlocks(held),
  ]);
}

/**
 * What will come up in a session, some days ahead.
 *
 * @param note what its lesson says of it, made of what learners may read
 */
export function noticeLetter(
  about: LetterClass,
  to: Addressee,
  { when, counts }: { when: string; counts: boolean },
  note: readonly ViewBlock[],
): View {
  return letter(about, to, 'Before the next session', [
    paragraph(strong('When and where: '), text(when)),
    paragraph(
      text(
        'We tell everybody beforehand what it is about. You may come, stay away, or leave at any time, ' +
          `and nobody asks why.${counts ? '' : ' Whoever stays away loses nothing by it.'}`,
      ),
    ),
    ...structuredClone([...note]),
    paragraph(text(`Would you like to talk with us before? ${reachedBy(about)}`)),
  ]);
}

function whenBlocks({ sessions, access }: WhenAndWhere): ViewBlock[] {
  return [
    heading(2, sessions.length === 1 ? 'When and where' : 'When and where we meet'),
    bullets([...sessions]),
    ...(access ? [paragraph(text(`The room has: ${access}.`))] : []),
  ];
}

function reachedBy({ contact, brand }: LetterClass): string {
  return contact ? `You reach us here: ${contact}.` : `Call or visit the office of ${brand.name}.`;
}

function letter(
  { brand, language, today, date }: LetterClass,
  { name, called }: Addressee,
  title: string,
  blocks: ViewBlock[],
): View {
  return numberUnits({
    name: 'letter',
    audience: 'everyone',
    documentTitle: 'Letter',
    language,
    kicker: today,
    title,
    marks: [],
    blocks: [paragraph(text(`Dear ${called},`)), ...blocks],
    passing: true,
    alone: true,
    brand,
    letter: { to: name },
    footer: { left: brand.name, edition: '', plain: true },
    date,
  });
}
