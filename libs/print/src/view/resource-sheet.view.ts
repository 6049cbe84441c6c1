import type { OpenLesson } from '@hearthside/lesson-text';
import { resourceBlocks, resourcesOf } from './block.view.js';
import { sessionName, sheet, type SheetSource } from './sheet.js';
import { paragraph, text, type View } from './view.js';

/** The sheet of help that notes and leaders send people to: on its own page, to take away. */
export function resourceSheetView(source: SheetSource, lesson: OpenLesson): View {
  const { course } = source;
  return sheet(source, {
    name: 'resources',
    audience: 'everyone',
    kicker: sessionName(source),
    title: 'Resource sheet',
    blocks: [
      paragraph(
        text(
          'Places and people to turn to. Take this sheet with you. Your host fills in the blanks.',
        ),
      ),
      ...resourceBlocks('', resourcesOf(lesson, course), course),
    ],
  });
}
