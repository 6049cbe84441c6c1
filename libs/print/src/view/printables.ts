import { catchUpView } from '../catch-up/catch-up.view.js';
import { forParticipants, handoutLabel, type Lesson } from '@hearthside/lesson-text';
import { guideView } from './guide.view.js';
import { handoutView, keyView, sortsOf } from './handout.view.js';
import { lessonView } from './lesson.view.js';
import type { OneSize } from './one-size.js';
import { promptCardsView } from './prompt-cards.view.js';
import { resourceSheetView } from './resource-sheet.view.js';
import { runSheetView } from './run-sheet.view.js';
import type { SheetSource } from './sheet.js';
import { slidesView } from './slides.view.js';
import type { Start } from './start.js';
import type { View } from './view.js';

/** One sheet that a lesson can be printed as. */
export interface Printable {
  /** Its name in an address: lesson, guide, run-sheet, slides, prompts, h2-1, h2-2-key. */
  name: string;
  /** For a menu that leaders or learners choose from. */
  title: string;
  audience: View['audience'];
  /** A poster or a deck is the same in whatever size it is asked for. */
  oneSize?: OneSize | undefined;
  view(source: SheetSource, start: Start): View;
}

const made = new WeakMap<Lesson, Printable[]>();

/**
 * Everything a lesson can be printed as, in the order in which it is used. A published lesson never
 * changes, so its list, with the learners' view behind it, is made once.
 */
export function printablesOf(lesson: Lesson): Printable[] {
  const printables = made.get(lesson) ?? listPrintables(lesson);
  made.set(lesson, printables);
  return printables;
}

function listPrintables(lesson: Lesson): Printable[] {
  const open = forParticipants(lesson);
  return [
    {
      name: 'lesson',
      title: 'Lesson',
      audience: 'everyone',
      view: (source) => lessonView(source, open),
    },
    ...open.handouts.map((handout): Printable => ({
      name: handout.id,
      title: `${handoutLabel(handout.id)} ${handout.title}`,
      audience: 'everyone',
      oneSize: handout.kind === 'poster' ? 'poster' : undefined,
      view: (source) => handoutView(source, open, handout),
    })),
    {
      name: 'slides',
      title: 'Slides',
      audience: 'everyone',
      oneSize: 'deck',
      view: (source) => slidesView(source, open),
    },
    {
      name: 'prompts',
      title: 'Prompt cards',
      audience: 'everyone',
      view: (source) => promptCardsView(source, open),
    },
    {
      name: 'resources',
      title: 'Resource sheet',
      audience: 'everyone',
      view: (source) => resourceSheetView(source, open),
    },
    {
      name: 'catch-up',
      title: 'If you were away',
      audience: 'everyone',
      view: (source) => catchUpView(source, open),
    },
    { name: 'guide', title: 'Leaders’ guide', audience: 'leaders', view: guideView },
    { name: 'run-sheet', title: 'Run sheet', audience: 'leaders', view: runSheetView },
    ...lesson.handouts
      .filter((handout) => sortsOf(handout).length > 0)
      .map((handout): Printable => ({
        name: `${handout.id}-key`,
        title: `Key to ${handoutLabel(handout.id)}`,
        audience: 'leaders',
        view: (source) => keyView(source, handout),
      })),
  ];
}
