import type * as mdast from 'mdast';
import type { Directives } from 'mdast-util-directive';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { id, optional, required, type Attributes } from '../attribute/attribute.js';
import { activityPlan } from '../block/activity.plan.js';
import type { AnyBlock, BodyNode } from '../block/block.js';
import { blocks } from '../block/blocks.js';
import { kebab } from '../problem/words.js';
import type { ProseNode } from '../prose/prose.js';
import { lessonSchema } from '../settings/settings.js';
import { courseSheetSchema, handoutSchema } from '../settings/sheet.settings.js';
import { meetingSchema } from '../settings/variant.settings.js';
import type { Activity, CourseSheet, Handout, Lesson, Meeting } from '../tree/tree.js';

/** A lesson as text: reading it again gives the same tree, writing that the same text. */
export function writeLesson(lesson: Lesson): string {
  return (
    frontMatter(lessonSchema, lesson) +
    markdown([...lesson.body.map(bodyNode), ...lesson.activities.flatMap(activityNodes)])
  );
}

/** A variant's meeting as text, under the same promise. */
export function writeMeeting(meeting: Meeting): string {
  return (
    frontMatter(meetingSchema, meeting) +
    markdown([...meeting.body.map(bodyNode), ...meeting.activities.flatMap(activityNodes)])
  );
}

/** A handout as text, under the same promise. */
export function writeHandout(handout: Handout): string {
  return frontMatter(handoutSchema, handout) + markdown(handout.body.map(bodyNode));
}

/** A sheet of the course as text, under the same promise. */
export function writeCourseSheet(sheet: CourseSheet): string {
  return frontMatter(courseSheetSchema, sheet) + markdown(sheet.body.map(bodyNode));
}

/** What stands at one place, as text. */
export function writeBody(body: readonly BodyNode[]): string {
  return markdown(body.map(bodyNode));
}

/** Settings that differ from their defaults, in the schema's order. */
function frontMatter(schema: z.ZodObject, values: object): string {
  const given = values as Record<string, unknown>;
  const lines = Object.entries(schema.shape).flatMap(([key, field]) => {
    const value = given[key];
    const usual = (field as z.ZodType).safeParse(undefined);
    const isUsual = usual.success && JSON.stringify(usual.data) === JSON.stringify(value);
    return value === undefined || isUsual ? [] : [[kebab(key), kebabKeys(value)]];
  });
  return `---\n${stringify(Object.fromEntries(lines), { lineWidth: 0 })}---\n\n`;
}

function kebabKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kebabKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [kebab(key), kebabKeys(inner)]),
  );
}

const directives = directiveToMarkdown({ preferShortcut: false, preferUnquoted: true });

const options: Options = {
  bullet: '-',
  emphasis: '*',
  listItemIndent: 'one',
  rule: '-',
  extensions: [
    {
      ...directives,
      // A colon within a line needs no escape: the reader knows no directive there.
      unsafe: (directives.unsafe ?? []).filter(
        ({ inConstruct }) => ![inConstruct].flat().includes('phrasing'),
      ),
    },
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmTaskListItemToMarkdown(),
  ],
  handlers: {
    // A blank to fill in stays as it was typed: ____, not \_\_\_\_.
    // A line of nothing else would read as a line across the page, so it keeps its escapes.
    text: (node: mdast.Text, _parent, state, info) =>
      /^[\s_]*$/.test(node.value)
        ? state.safe(node.value, info)
        : state.safe(node.value, info).replace(/(?:\\_){3,}/g, (run) => '_'.repeat(run.length / 2)),
  },
};

function markdown(children: mdast.RootContent[]): string {
  return toMarkdown({ type: 'root', children }, options);
}

function activityNodes({ id: name, title, plan, body }: Activity): mdast.RootContent[] {
  const definitions = { id: required(id), ...activityPlan.attributes };
  return [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: title }] },
    {
      type: 'leafDirective',
      name: 'activity',
      attributes: writeAttributes(definitions, { id: name, ...plan }),
      children: [],
    },
    ...body.map(bodyNode),
  ];
}

function bodyNode(node: BodyNode): mdast.RootContent {
  return node.type === 'block' ? blockNode(node) : proseNode(node);
}

function blockNode({ name, attributes, label, children }: AnyBlock): Directives {
  const definitions = { id: optional(id), ...blocks[name].attributes };
  const written = writeAttributes(definitions, attributes);
  const words = label.map(proseNode) as mdast.PhrasingContent[];
  if (children.length === 0) {
    return { type: 'leafDirective', name, attributes: written, children: words };
  }
  const labelNode: mdast.Paragraph[] =
    words.length > 0
      ? [{ type: 'paragraph', data: { directiveLabel: true }, children: words }]
      : [];
  const inner = children.map(proseNode) as mdast.BlockContent[];
  return {
    type: 'containerDirective',
    name,
    attributes: written,
    children: [...labelNode, ...inner],
  };
}

/** Attributes that differ from their defaults, in the definition's order. */
function writeAttributes(definitions: Attributes, values: object): Record<string, string> {
  const given = values as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(definitions).flatMap(([name, { type, fallback }]) => {
      const value = given[name];
      if (value === undefined || JSON.stringify(value) === JSON.stringify(fallback)) return [];
      return [[kebab(name), type.write(value)]];
    }),
  );
}

/** Prose has Markdown's own names already; only comments and task items differ. */
function proseNode(node: ProseNode): mdast.RootContent {
  if (node.type === 'comment') return { type: 'html', value: `<!-- ${node.value} -->` };
  const { at: _, ...rest } = node as ProseNode & { children?: ProseNode[] };
  const spread = node.type === 'list' || node.type === 'listItem' ? { spread: false } : {};
  const children = rest.children && { children: rest.children.map(proseNode) };
  return { ...rest, ...spread, ...children } as unknown as mdast.RootContent;
}
