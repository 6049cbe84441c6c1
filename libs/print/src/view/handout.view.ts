import {
  blocksNamed,
  handoutLabel,
  type Block,
  type Handout,
  type OpenHandout,
  type OpenLesson,
} from '@hearthside/lesson-text';
import { bodyBlocks } from './block.view.js';
import { keyBlocks } from './pairs.view.js';
import { sheet, type SheetSource } from './sheet.js';
import { paragraph, text, type View } from './view.js';

/** Printed on a private sheet. */
export const YOURS = 'Yours to keep. Nobody collects this sheet.';

/** A learner's sheet. */
export function handoutView(source: SheetSource, lesson: OpenLesson, handout: OpenHandout): View {
  const { course } = source;
  const surroundings = { course, lesson, audience: 'everyone' as const };
  return sheet(source, {
    name: handout.id,
    audience: 'everyone',
    kicker: [handout.fullTitle ? course.title : course.neutralTitle, handoutLabel(handout.id)].join(
      ' · ',
    ),
    title: handout.title,
    marks: handout.private ? [YOURS] : [],
    poster: handout.kind === 'poster',
    blocks: bodyBlocks(handout.body, surroundings),
  });
}

/** The sorting exercises of a handout; each has a key. */
export function sortsOf(handout: Pick<Handout, 'body'>): Block<'pairs'>[] {
  return blocksNamed('pairs', handout.body).filter(({ attributes }) => attributes.as === 'sort');
}

/** The leaders' key to a handout's sorting exercises, on a sheet of its own. */
export function keyView(source: SheetSource, handout: Handout): View {
  return sheet(source, {
    name: `${handout.id}-key`,
    audience: 'leaders',
    kicker: `${source.course.neutralTitle} · key to ${handoutLabel(handout.id)}`,
    title: `Key: ${handout.title}`,
    blocks: [
      paragraph(
        text(
          'Call out the pairs once the tables have compared theirs. A well-argued other match is welcome.',
        ),
      ),
      ...sortsOf(handout).flatMap(keyBlocks),
    ],
  });
}
