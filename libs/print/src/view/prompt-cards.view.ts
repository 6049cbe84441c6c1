import type { OpenLesson } from '@hearthside/lesson-text';
import { promptKinds } from './labels.js';
import { runsOf } from './prose.view.js';
import { sessionName, sheet, type SheetSource } from './sheet.js';
import { paragraph, text, type Card, type View } from './view.js';

/** Every prompt on a card of its own: nobody has to catch it by ear. */
export function promptCardsView(source: SheetSource, lesson: OpenLesson): View {
  return sheet(source, {
    name: 'prompts',
    audience: 'everyone',
    kicker: `${sessionName(source)} · prompt cards`,
    title: 'Prompt cards',
    blocks: [
      paragraph(text('Cut along the dashed lines. Lay out each card in its turn.')),
      { kind: 'cards', cards: promptCards(lesson), perSheet: 4 },
    ],
  });
}

function promptCards(lesson: OpenLesson): Card[] {
  const cards: Card[] = [];
  for (const { body } of lesson.activities) {
    const before = cards.length;
    for (const node of body) {
      if (node.type !== 'block') continue;
      const last = cards.slice(before).at(-1);
      if (node.name === 'alone' && last) last.more = runsOf(node.label);
      if (node.name === 'prompt') {
        const { kind } = node.attributes;
        cards.push({ label: promptKinds[kind], runs: runsOf(node.label) });
      }
    }
  }
  return cards.map((card, index) => ({
    ...card,
    label: `${index + 1} of ${cards.length} · ${card.label}`,
  }));
}
