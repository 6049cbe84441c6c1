import type * as mdast from 'mdast';
import { isBlockName } from '../block/blocks.js';
import { misplacedBlock } from '../rules/misplaced-block.rule.js';
import { unreadableBlock } from '../rules/unreadable-block.rule.js';
import { unevenTable } from '../rules/uneven-table.rule.js';
import { unsupportedMarkdown } from '../rules/unsupported-markdown.rule.js';
import type { At, Flow, ListItem, Phrasing, Table, TableCell, TableRow } from '../prose/prose.js';
import type { Reading } from './reading.js';

/** Markdown's own tree, narrowed to what a sheet of paper can carry; the rest is reported. */
export function readFlow(nodes: readonly mdast.RootContent[], reading: Reading): Flow[] {
  return nodes.flatMap((node) => readFlowNode(node, reading) ?? []);
}

function readFlowNode(node: mdast.RootContent, reading: Reading): Flow | undefined {
  const at = atOf(node);
  switch (node.type) {
    case 'paragraph':
      reportColons(node, reading);
      if (node.children.length > 1 && node.children.some(({ type }) => type === 'image')) {
        reading.report(unsupportedMarkdown, at, { kind: 'picture within a line' });
      }
      return { type: 'paragraph', children: readPhrasing(node.children, reading), at };
    case 'heading': {
      const depth = node.depth === 1 ? 2 : node.depth;
      return { type: 'heading', depth, children: readPhrasing(node.children, reading), at };
    }
    case 'blockquote':
      return { type: 'blockquote', children: readFlow(node.children, reading), at };
    case 'list':
      return {
        type: 'list',
        ordered: node.ordered ?? false,
        ...(node.ordered && (node.start ?? 1) !== 1 && { start: node.start ?? 1 }),
        children: node.children.map((item): ListItem => ({
          type: 'listItem',
          ...(typeof item.checked === 'boolean' && { checked: item.checked }),
          children: readFlow(item.children, reading),
          at: atOf(item),
        })),
        at,
      };
    case 'table':
      return readTable(node, reading);
    case 'html':
      if (/^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value)) {
        return { type: 'comment', value: node.value.trim().slice(4, -3).trim(), at };
      }
      break;
    case 'leafDirective':
    case 'containerDirective':
      reading.report(misplacedBlock, at, {
        typed: `${node.type === 'leafDirective' ? '::' : ':::'}${node.name}`,
        where: 'inside a list, a quotation or another block',
        belongs: 'on a line of its own, with no spaces before it',
      });
      return undefined;
  }
  reading.report(unsupportedMarkdown, at, { kind: node.type });
  return undefined;
}

/** Short rows get empty cells; what does not fit under the header is reported. */
function readTable(node: mdast.Table, reading: Reading): Table {
  const columns = node.children[0]?.children.length ?? 0;
  const rows = node.children.map((row): TableRow => {
    const at = atOf(row);
    const given = row.children.length;
    if (given > columns) reading.report(unevenTable, at, { columns, given });
    const cells = Array.from({ length: columns }, (_, index): TableCell => {
      const cell = row.children[index];
      return { type: 'tableCell', children: readPhrasing(cell?.children ?? [], reading) };
    });
    return { type: 'tableRow', children: cells, at };
  });
  return { type: 'table', children: rows, at: atOf(node) };
}

/**
 * Lines that begin like a block and are none: printed as they stand they would show colons, or show
 * learners what a leaders' block was to hide.
 */
function reportColons(node: mdast.Paragraph, reading: Reading): void {
  const { line } = atOf(node);
  for (const [index, words] of reading.sourceOf(node).split('\n').entries()) {
    const typed = /^\s*(::+(?![:\\])\s*\w*|;;+\s*\w*)/.exec(words)?.[1] ?? oneColon(words);
    if (typed) reading.report(unreadableBlock, { line: line + index, column: 1 }, { typed });
  }
}

/** ":say" at the start of a line, or ":prompt[" anywhere: a block with a colon missing. */
function oneColon(words: string): string | undefined {
  const start = /^\s*:([a-z-]+)(?=\s|$|[[{])/.exec(words);
  const inside = /(?<![:\\\w]):([a-z-]+)(?=[[{])/.exec(words);
  const found = [start, inside].find((match) => match?.[1] && isKnown(match[1]));
  return found?.[0].trim();
}

function isKnown(name: string): boolean {
  return name === 'activity' || isBlockName(name);
}

export function readPhrasing(
  nodes: readonly mdast.PhrasingContent[],
  reading: Reading,
): Phrasing[] {
  return joinTexts(nodes.flatMap((node) => readPhrasingNode(node, reading) ?? []));
}

function readPhrasingNode(node: mdast.PhrasingContent, reading: Reading): Phrasing | undefined {
  const at = atOf(node);
  switch (node.type) {
    case 'text':
      return { type: 'text', value: node.value, at };
    case 'textDirective':
      // "9:30" and "note:this" parse as directives; a lesson has none inside a line, so they
      // go back to being the text they were.
      return { type: 'text', value: withoutComments(reading.sourceOf(node)), at };
    case 'strong':
    case 'emphasis': {
      // Two blanks in a line look like emphasis between underscores; they stay blanks.
      const source = reading.sourceOf(node);
      if (source.startsWith('____')) return { type: 'text', value: withoutComments(source), at };
      return { type: node.type, children: readPhrasing(node.children, reading), at };
    }
    case 'link':
      return { type: 'link', url: node.url, children: readPhrasing(node.children, reading), at };
    case 'break':
      return { type: 'break', at };
    case 'image':
      return { type: 'image', url: node.url, alt: withoutComments(node.alt ?? ''), at };
    case 'html':
      if (node.value.startsWith('<!--')) return undefined;
  }
  reading.report(unsupportedMarkdown, at, { kind: node.type });
  return undefined;
}

/** Remarks to authors reach nobody, wherever they were put. */
function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/ {2,}/g, ' ');
}

function joinTexts(nodes: Phrasing[]): Phrasing[] {
  const joined: Phrasing[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else joined.push(node);
  }
  return joined;
}

export function atOf(node: mdast.Node): At {
  const start = node.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}
