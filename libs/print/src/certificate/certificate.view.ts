import { andList } from '@hearthside/lesson-text';
import type { Brand } from '../brand/brand.js';
import { dayInWords } from '../view/day.js';
import { numberUnits } from '../view/units.js';
import { heading, paragraph, text, type View, type ViewBlock } from '../view/view.js';

/** What a class says on all its certificates; its days are those of its own time zone. */
export interface CertifiedClass {
  brand: Brand;
  /** The course's neutral title: a certificate hangs where others read it. */
  title: string;
  language: string;
  /** Of its first and its last session: 2026-12-01. */
  from: string;
  until: string;
  sessions: number;
  /** Names in full. */
  leaders: readonly string[];
}

export interface CertificateToPrint {
  /** In full. */
  name: string;
  /** The day on which it was issued: 2026-12-22. */
  issuedOn: string;
  /** What people type into a browser: "classes.example.org/certificate/…". */
  check: string;
}

/** A certificate with a neutral front: of attendance it says that there was enough of it, and nothing more. */
export function certificateView(
  { brand, title, language, leaders, ...held }: CertifiedClass,
  { name, issuedOn, check }: CertificateToPrint,
): View {
  return numberUnits({
    name: 'certificate',
    audience: 'everyone',
    documentTitle: 'Certificate',
    language,
    kicker: '',
    title: 'Certificate',
    marks: [],
    blocks: [
      paragraph(text('This is to say that')),
      heading(2, name),
      paragraph(text('has completed')),
      heading(2, title),
      paragraph(text(whenHeld(held, language))),
      ...(leaders.length > 0 ? [paragraph(text(`Led by ${andList(leaders)}.`))] : []),
      paragraph(text(`Issued by ${brand.name} on ${dayInWords(issuedOn, language)}.`)),
      ...checkBlocks(check),
    ],
    passing: true,
    alone: true,
    certificate: true,
    brand,
    footer: { left: 'Certificate', edition: `Issued on ${issuedOn}`, plain: true },
    date: issuedOn,
  });
}

function whenHeld(
  { from, until, sessions }: Pick<CertifiedClass, 'from' | 'until' | 'sessions'>,
  language: string,
): string {
  if (from === until) return `Held on ${dayInWords(from, language)}.`;
  const days = [from, until].map((day) => dayInWords(day, language));
  return `Held in ${sessions} sessions from ${days[0]} to ${days[1]}.`;
}

/** The code in groups would be typed with its gaps, so it stands as one word, on a line of its own. */
function checkBlocks(check: string): ViewBlock[] {
  const end = check.lastIndexOf('/') + 1;
  return [
    paragraph(
      text('Whoever wants to know whether it is valid, and nothing else, finds out here:'),
      [{ text: '', break: true as const }],
      text(check.slice(0, end)),
      [{ text: '', break: true as const }],
      text(check.slice(end)),
    ),
  ];
}
