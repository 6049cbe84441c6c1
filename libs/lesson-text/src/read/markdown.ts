import { fromMarkdown } from 'mdast-util-from-markdown';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { directive } from 'micromark-extension-directive';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { RootContent } from 'mdast';

/** A Markdown file taken apart: its settings as YAML, and its text as a Markdown tree. */
export interface MarkdownFile {
  file: string;
  source: string;
  /** Nothing when the file does not begin with a line of three hyphens. */
  frontMatter: string | undefined;
  children: RootContent[];
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)(?:\n|^)---[ \t]*(?:\n|$)/;

/** Places in the tree are places in the file: the settings are blanked out, not cut off. */
export function readMarkdown(file: string, text: string): MarkdownFile {
  const source = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
    .toWellFormed();
  const match = FRONT_MATTER.exec(source);
  const body = match
    ? match[0].replace(/[^\n]/g, ' ').replace(/ +\n/g, '\n') + source.slice(match[0].length)
    : source;
  const { children } = fromMarkdown(body, {
    extensions: [directive(), gfmTable(), gfmTaskListItem()],
    mdastExtensions: [
      directiveFromMarkdown(),
      gfmTableFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
    ],
  });
  return { file, source: body, frontMatter: match?.[1], children };
}
