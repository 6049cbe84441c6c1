// @ts-check
const profile = {
  size: 'standard',
  ...{ body: 14, footer: 12, h1: 20, h2: 17, h3: 14, line: 1.4, card: 18, cardsPerSheet: 4 },
  ...{ font: 'Atkinson Hyperlegible Next', emphasis: 'bold', lineHeight: 10, tickBox: 6 },
  ...{ bottomMargin: 25.4, margin: 25.4, width: 215.9, height: 279.4 },
};

/**
 * A sheet that nobody gets. The first sheet of a process reads the template and sets up fonts, for
 * 0.2 s; so that no person waits for it, a child does that before it says it is ready.
 *
 * @type {import('./engine.js').Order}
 */
export const warmUp = {
  data: JSON.stringify({
    view: {
      documentTitle: 'Warm-up',
      language: 'en',
      kicker: 'Warm-up',
      title: 'Warm-up',
      marks: [],
      blocks: [{ kind: 'paragraph', runs: [{ text: 'One', strong: true }], unit: 1 }],
      footer: { left: 'Warm-up', edition: 'None' },
      date: '2026-01-01',
    },
    profile,
    direction: 'ltr',
  }),
  assets: [],
  timestamp: 0,
};
