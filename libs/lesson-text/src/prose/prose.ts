/**
 * Prose is ordinary Markdown, as the standard Markdown tree (mdast) names it, less what a sheet of
 * paper has no use for: code, raw HTML, footnotes, rules across the page.
 */
export interface At {
  line: number;
  column: number;
  /** Attributes whose values did not fit and were left out. */
  unread?: string[];
}

interface Node {
  /** Where it stood in the source; absent in a published tree. */
  at?: At;
}

export interface Text extends Node {
  type: 'text';
  value: string;
}
export interface Strong extends Node {
  type: 'strong';
  children: Phrasing[];
}
export interface Emphasis extends Node {
  type: 'emphasis';
  children: Phrasing[];
}
export interface Link extends Node {
  type: 'link';
  url: string;
  children: Phrasing[];
}
export interface Break extends Node {
  type: 'break';
}
export interface Image extends Node {
  type: 'image';
  /** A path beside the file that shows it, or an asset's name in a published tree. */
  url: string;
  alt: string;
}
export type Phrasing = Text | Strong | Emphasis | Link | Break | Image;

export interface Paragraph extends Node {
  type: 'paragraph';
  children: Phrasing[];
}
export interface Heading extends Node {
  type: 'heading';
  /** 3 is the highest inside an activity, 2 inside a handout. */
  depth: 2 | 3 | 4 | 5 | 6;
  children: Phrasing[];
}
export interface ListItem extends Node {
  type: 'listItem';
  /** Set on the items of a task list. */
  checked?: boolean;
  children: Flow[];
}
export interface List extends Node {
  type: 'list';
  ordered: boolean;
  /** First number of an ordered list that does not begin at 1. */
  start?: number;
  children: ListItem[];
}
export interface TableCell extends Node {
  type: 'tableCell';
  children: Phrasing[];
}
export interface TableRow extends Node {
  type: 'tableRow';
  children: TableCell[];
}
/** The first row is the header. */
export interface Table extends Node {
  type: 'table';
  children: TableRow[];
}
export interface Quote extends Node {
  type: 'blockquote';
  children: Flow[];
}
/** An author's remark to authors; no output shows it. */
export interface Comment extends Node {
  type: 'comment';
  value: string;
}
export type Flow = Paragraph | Heading | List | Table | Quote | Comment;

export type ProseNode = Flow | ListItem | TableRow | TableCell | Phrasing;

/** The words alone, as read aloud. */
export function plainText(nodes: readonly ProseNode[]): string {
  return nodes.map(wordsOf).join('').replace(/\s+/g, ' ').trim();
}

function wordsOf(node: ProseNode): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'break':
      return ' ';
    case 'image':
      return node.alt;
    case 'comment':
      return '';
    case 'strong':
    case 'emphasis':
    case 'link':
      return node.children.map(wordsOf).join('');
    default:
      return ` ${node.children.map(wordsOf).join('')} `;
  }
}

/** Every node at and below these, parents first. */
export function* everyNode(nodes: readonly ProseNode[]): Generator<ProseNode> {
  for (const node of nodes) {
    yield node;
    if ('children' in node) yield* everyNode(node.children);
  }
}

/** The first list at the top of some prose. */
export function firstList(nodes: readonly Flow[]): List | undefined {
  return nodes.find((node) => node.type === 'list');
}

/** The first table at the top of some prose. */
export function firstTable(nodes: readonly Flow[]): Table | undefined {
  return nodes.find((node) => node.type === 'table');
}
