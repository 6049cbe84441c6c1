import type { AnyBlock } from '../block/block.js';
import { asTyped, blocks, isForLeaders } from '../block/blocks.js';
import type { Problems } from '../problem/problem.js';
import { misplacedBlock } from '../rules/misplaced-block.rule.js';
import { courseSheetSchema, type CourseSheetSettings } from '../settings/sheet.settings.js';
import { blocksIn, type CourseSheet } from '../tree/tree.js';
import { readBody } from './body.js';
import { frontMatterOf, openText } from './open-text.js';
import { readSettings } from './settings.js';

/** Reads one sheet of the course; its id is the name of its file. */
export function readCourseSheet(
  id: string,
  file: string,
  text: string,
  problems: Problems,
): CourseSheet | undefined {
  const opened = openText(file, text, problems);
  if (!opened) return undefined;
  const { markdown, reading, nodes } = opened;
  const settings = readSettings(courseSheetSchema, frontMatterOf(markdown), problems);
  const body = readBody(nodes, 'sheet', reading);
  if (!settings) return undefined;
  for (const block of blocksIn(body)) {
    const misplaced = misplacedOn(settings, block);
    if (misplaced && block.at) {
      reading.report(misplacedBlock, block.at, { typed: asTyped(block.name), ...misplaced });
    }
  }
  return { ...settings, id, file, body };
}

/** What may stand on some course sheets and not on this one: where it is, and where it belongs. */
function misplacedOn(sheet: CourseSheetSettings, block: AnyBlock) {
  // One that stands on no sheet at all has been reported already.
  if (!blocks[block.name].within.includes('sheet')) return undefined;
  if (isForLeaders(block) && sheet.for === 'everyone') {
    const belongs = 'on a sheet with "for: leaders" or "for: host" at the top';
    return { where: 'on a sheet for everyone', belongs };
  }
  if (block.name === 'rating' && sheet.kind !== 'evaluation') {
    const belongs = 'on a sheet with "kind: evaluation" at the top';
    return { where: `on a sheet of kind ${sheet.kind}`, belongs };
  }
  // Its key is printed with the handouts of a lesson.
  if (block.name === 'pairs' && block.attributes.as === 'sort') {
    return { where: 'on a course sheet with as=sort', belongs: 'in a lesson or on a handout' };
  }
  return undefined;
}
