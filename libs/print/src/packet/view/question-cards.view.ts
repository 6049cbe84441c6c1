import type { PacketSource } from '../packet-source.js';
import { sessionName, sheet } from '../../view/sheet.js';
import type { View } from '../../view/view.js';

/** Cards on a sheet. */
export const CARDS_PER_SHEET = 4;

/**
 * Four cards for the question box, each like every other: a letter, a number or another size of type would
 * tell who wrote on it.
 */
export function questionCardsView(source: PacketSource): View {
  const card = { label: 'A question, or “none today”', runs: [], lines: 5 };
  return sheet(source, {
    name: 'question-cards',
    audience: 'everyone',
    kicker: `${sessionName(source)} · question cards`,
    title: 'Question cards',
    blocks: [
      {
        kind: 'cards',
        cut: true,
        perSheet: 4,
        cards: Array.from({ length: CARDS_PER_SHEET }, () => card),
      },
    ],
  });
}
