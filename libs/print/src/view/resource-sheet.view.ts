import type { OpenLesson, Resource } from '@hearthside/lesson-text';
import { resourceBlocks, resourcesOf } from './block.view.js';
import { dayInWords } from './day.js';
import { sessionName, sheet, type SheetSource } from './sheet.js';
import { paragraph, text, type View } from './view.js';

/** The sheet of help that notes and leaders send people to: on its own page, to take away. */
export function resourceSheetView(source: SheetSource, lesson: OpenLesson): View {
  const { course } = source;
  const ids = resourcesOf(lesson, course);
  const found = course.resources.filter(({ id }) => ids.includes(id));
  return sheet(source, {
    name: 'resources',
    audience: 'everyone',
    kicker: sessionName(source),
    title: 'Resource sheet',
    branded: true,
    checked: checkedWords(found, course.language),
    blocks: [
      paragraph(
        text(
          'Places and people to turn to. Take this sheet with you.' +
            (found.every(({ name }) => name) ? '' : ' Your host fills in the blanks.'),
        ),
      ),
      ...resourceBlocks('', ids, course),
    ],
  });
}

/** The oldest day counts: nobody should trust a number longer than the one that was tried first. */
function checkedWords(found: readonly Resource[], language: string): string | undefined {
  const days = found.flatMap(({ verifiedOn }) => verifiedOn ?? []).sort();
  if (!days[0]) return undefined;
  const isOneDay = days[0] === days.at(-1);
  return `checked ${isOneDay ? 'on' : 'since'} ${dayInWords(days[0], language)}`;
}
