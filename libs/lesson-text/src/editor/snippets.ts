import type { Attributes } from '../attribute/attribute.js';
import { activityPlan } from '../block/activity.plan.js';
import type { BlockContent, BlockDefinition } from '../block/block.js';
import { blockNames, blocks } from '../block/blocks.js';
import { kebab } from '../problem/words.js';

/** As editors that follow Visual Studio Code read it. */
export interface Snippet {
  scope: string;
  prefix: string;
  description: string;
  body: string[];
}

/** What to type between the lines of colons. */
const contents: Record<BlockContent, string> = {
  nothing: '',
  words: '${0:Words}',
  anything: '- ${0:One}',
  blanks: 'When ____ happens, I feel ____.',
  list: '- ${0:One}\n- Two\n- Three',
  table: '| ${0:One} | Two |\n| --- | --- |\n| | |',
  'one table': '| ${0:One} | Two |\n| --- | --- |\n| a | b |',
};

/** A snippet for an activity and for every block, with what it cannot do without. */
export function snippets(): Record<string, Snippet> {
  const activity = attributesOf({ id: 'id', ...required(activityPlan.attributes) });
  const all: [string, string, string][] = [
    ['activity', activityPlan.purpose, `## \${9:Title}\n::activity${activity}\n\n$0`],
    ...blockNames.map((name): [string, string, string] => [
      name,
      blocks[name].purpose,
      bodyOf(name, blocks[name]),
    ]),
  ];
  return Object.fromEntries(
    all.map(([name, description, body]) => [
      `Hearthside: ${name}`,
      { scope: 'markdown', prefix: `:${name}`, description, body: body.split('\n') },
    ]),
  );
}

function bodyOf(name: string, definition: BlockDefinition): string {
  const label = definition.label === 'required' ? '[${8:Words}]' : '';
  const attributes = attributesOf(required(definition.attributes));
  const isLeaf = definition.forms[0] === 'leaf' && definition.content !== 'anything';
  return isLeaf
    ? `::${name}${label}${attributes}`
    : `:::${name}${label}${attributes}\n${contents[definition.content]}\n:::`;
}

/** Placeholders by attribute: a choice where the language has a closed list. */
function required(attributes: Attributes): Record<string, string> {
  const needed = Object.entries(attributes).filter(([, { presence }]) => presence === 'required');
  return Object.fromEntries(
    needed.map(([name, { type }]) => [kebab(name), placeholder(name, type.expects)]),
  );
}

function placeholder(name: string, expects: string): string {
  const words = expects.split(/, | or /);
  const isClosedList = words.length > 1 && words.every((word) => /^[\w-]+$/.test(word));
  if (isClosedList) return `|${words.join(',')}|`;
  return /^a whole number/.test(expects) ? '10' : kebab(name);
}

function attributesOf(placeholders: Record<string, string>): string {
  const written = Object.entries(placeholders).map(([name, value], index) => {
    const stop = value.startsWith('|') ? `\${${index + 1}${value}}` : `\${${index + 1}:${value}}`;
    return `${name}=${stop}`;
  });
  return written.length > 0 ? `{${written.join(' ')}}` : '';
}
