import type { RootContent } from 'mdast';
import { unclosedBlock } from '../rules/unclosed-block.rule.js';
import { atOf } from './prose.js';
import type { Reading } from './reading.js';

/**
 * A container left open swallows what follows, to the end of the file or to the next line of
 * colons. Says where it was opened, and gives back what it swallowed, so that one slip is
 * reported once and not at every line after it.
 */
export function giveBackSwallowed(nodes: readonly RootContent[], reading: Reading): RootContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'containerDirective') return [node];
    const swallowed = node.children.findIndex(
      (child) =>
        child.type === 'containerDirective' ||
        (child.type === 'leafDirective' && child.name === 'activity') ||
        (child.type === 'heading' && child.depth <= 2),
    );
    const first = node.children[swallowed];
    const endsOpen = !isClosed(node, reading);
    // Two blocks and one closing line: the inner block's author wrote it.
    const sharesFence =
      first?.type === 'containerDirective' && first.position?.end.line === node.position?.end.line;
    if (!endsOpen && !sharesFence) return [node];
    reading.report(unclosedBlock, atOf(node), {
      typed: `:::${node.name}`,
      before: first ? `line ${atOf(first).line}` : 'the end of the file',
    });
    if (!first) return [node];
    const kept = { ...node, children: node.children.slice(0, swallowed) };
    const rest = node.children.slice(swallowed) as RootContent[];
    return [kept, ...giveBackSwallowed(rest, reading)];
  });
}

function isClosed(node: RootContent, reading: Reading): boolean {
  const { start, end } = node.position ?? {};
  if (!start || !end || end.line === start.line) return false;
  return /^\s*:{3,}\s*$/.test(reading.line(end.line));
}
