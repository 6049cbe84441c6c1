import type { Problems } from '../problem/problem.js';
import { beyondMeasure } from '../rules/beyond-measure.rule.js';
import { missingSettings } from '../rules/missing-settings.rule.js';
import { readMarkdown, type MarkdownFile } from './markdown.js';
import { beyondMeasureIn } from './measure.js';
import { Reading } from './reading.js';
import { giveBackSwallowed } from './unclosed.js';

/** Takes a text apart into settings and Markdown; nothing when that cannot be done, and why reported. */
export function openText(file: string, text: string, problems: Problems) {
  const beyond = beyondMeasureIn(text);
  if (beyond) {
    const { what, line } = beyond;
    problems.report(beyondMeasure, { file, line, column: 1 }, { what });
    return undefined;
  }
  const markdown = readOrGiveUp(file, text, problems);
  if (!markdown) return undefined;
  if (markdown.frontMatter === undefined) {
    problems.report(missingSettings, { file, line: 1, column: 1 }, {});
    return undefined;
  }
  const reading = new Reading(file, markdown.source, problems);
  return { markdown, reading, nodes: giveBackSwallowed(markdown.children, reading) };
}

/** Whatever exhausts the parser's stack all the same is the file's excess, not our crash. */
function readOrGiveUp(file: string, text: string, problems: Problems): MarkdownFile | undefined {
  try {
    return readMarkdown(file, text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.report(beyondMeasure, { file, line: 1, column: 1 }, { what: 'depth' });
    return undefined;
  }
}

/** An empty block of settings is a record with nothing in it, so that each missing one is named. */
export function frontMatterOf({ file, frontMatter = '' }: MarkdownFile) {
  return { file, yaml: frontMatter.trim() === '' ? '{}' : frontMatter, firstLine: 2 };
}
