import { numberUnits } from '../view/units.js';
import { text, type Card, type View } from '../view/view.js';

/** A card by which somebody without e-mail signs in. */
export interface CodeCardToPrint {
  name: string;
  /** "K7QM-2XHD-9RTA". */
  code: string;
}

export interface CodeCardSheet {
  cards: readonly CodeCardToPrint[];
  /** What people type into a browser: "classes.example.org/sign-in/card". */
  address: string;
  /** The day on which they were made: "2026-11-22". */
  day: string;
}

/**
 * Four cards on a sheet. Folded once across, each is as large as a bank card. No institute and no course is named
 * on them: a card gets lost, and tells its finder nothing.
 */
export function codeCardView({ cards, address, day }: CodeCardSheet): View {
  return numberUnits({
    name: 'cards',
    audience: 'everyone',
    documentTitle: 'Cards',
    language: 'en-US',
    kicker: '',
    title: 'Cards for signing in',
    marks: [],
    blocks: [
      {
        kind: 'cards',
        cut: true,
        perSheet: 4,
        cards: cards.map((card) => codeCard(card, address)),
      },
    ],
    passing: true,
    alone: true,
    footer: { left: 'Cards for signing in', edition: `Made on ${day}` },
    date: day,
  });
}

function codeCard({ name, code }: CodeCardToPrint, address: string): Card {
  const line = { text: '', break: true as const };
  return {
    label: name,
    code,
    runs: [
      ...text(`In a browser: ${address}`),
      line,
      ...text('The first time, you choose a PIN. Keep it apart from this card.'),
    ],
  };
}
