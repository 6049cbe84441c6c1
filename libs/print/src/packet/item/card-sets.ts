import type { View, ViewBlock } from '../../view/view.js';

/** 0 is A, 25 is Z, 26 is AA. */
export function setLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : setLetter(Math.floor(index / 26) - 1) + last;
}

/**
 * A view with cards, once for each table, with the letter of its set on every card. What a handout says round
 * its cards comes with the first set alone.
 */
export function inSets(view: View, sets: number): View[] {
  const cards = view.blocks.filter(({ kind }) => kind === 'cards');
  return Array.from({ length: sets }, (_, index) => {
    const set = `set ${setLetter(index)}`;
    return {
      ...view,
      title: `${view.title} · ${set}`,
      blocks: cutOut(index === 0 ? view.blocks : cards, (label) => `S${set.slice(1)} · ${label}`),
    };
  });
}

export function hasCards({ blocks }: Pick<View, 'blocks'>): boolean {
  return blocks.some(({ kind }) => kind === 'cards');
}

function cutOut(blocks: readonly ViewBlock[], labelled: (label: string) => string): ViewBlock[] {
  return blocks.map((block) => {
    if (block.kind !== 'cards') return block;
    const cards = block.cards.map((card) => ({ ...card, label: labelled(card.label) }));
    return { ...block, cut: true as const, cards };
  });
}
