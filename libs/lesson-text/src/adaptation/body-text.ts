import type { BlockScope, BodyNode } from '../block/block.js';
import { Problems, type Problem } from '../problem/problem.js';
import { readBody } from '../read/body.js';
import { openText } from '../read/open-text.js';
import { publishedTree } from '../tree/published.js';

/** Stands before the text, so that it reads as a file; it has this many lines. */
const FRONT = '---\n{}\n---\n';
const FRONT_LINES = 3;

/**
 * Reads what stands at one place, as an edition keeps it. The lines of problems are those of the text.
 *
 * @param place is named as the file of the problems
 */
export function readBodyText(
  place: string,
  text: string,
  scope: BlockScope,
): { body: BodyNode[]; problems: Problem[] } {
  const found = new Problems();
  const opened = openText(place, FRONT + text.replace(/\r\n?/g, '\n'), found);
  const body = opened ? readBody(opened.nodes, scope, opened.reading) : [];
  const problems = found
    .all()
    .map((problem) => ({ ...problem, line: Math.max(1, problem.line - FRONT_LINES) }));
  return { body: publishedTree(body), problems };
}
