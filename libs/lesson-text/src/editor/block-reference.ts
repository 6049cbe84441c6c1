import { activityPlan } from '../block/activity.plan.js';
import type { BlockDefinition, BlockName, BlockScope } from '../block/block.js';
import {
  asTyped,
  blockNames,
  blocks,
  isFieldBlockName,
  isLeaderBlockName,
} from '../block/blocks.js';
import { meanings } from './meanings.js';
import { kebab, orList } from '../problem/words.js';

const places: Record<BlockScope, string> = {
  lesson: 'before the first activity',
  activity: 'under an activity',
  handout: 'on a handout',
  sheet: 'on a course sheet',
};

/** Every block with what it is for, where it may stand and what it can be told, as Markdown. */
export function blockReference(): string {
  const families: [title: string, words: string, names: BlockName[]][] = [
    [
      'Blocks that everyone sees',
      'In the lesson, and in the guide.',
      blockNames.filter((name) => !isLeaderBlockName(name) && !isFieldBlockName(name)),
    ],
    [
      'Blocks for leaders',
      'In the guide, and on course sheets for leaders or the host: no learner’s sheet shows them.',
      blockNames.filter(isLeaderBlockName),
    ],
    [
      'Fields on a handout or a course sheet',
      'Places to write or mark.',
      blockNames.filter(isFieldBlockName),
    ],
  ];
  return [
    '# Blocks of the lesson language',
    '',
    'Made by `npm run schema` from the definitions in `src/block`. A value in bold is taken when you leave',
    'the attribute out. Every block may have an `id`, for others to refer to it.',
    '',
    '## The plan of an activity',
    '',
    ...about('activity', activityPlan),
    ...families.flatMap(([title, words, names]) => [
      `## ${title}`,
      '',
      words,
      '',
      ...names.flatMap((name) => about(name, blocks[name])),
    ]),
  ].join('\n');
}

/** One block in a few lines, as the reference and the command line show it. */
export function about(name: BlockName | 'activity', definition: BlockDefinition): string[] {
  const { purpose, within, label, attributes } = definition;
  const where =
    name === 'activity'
      ? 'on the line under a ## heading'
      : orList(within.map((each) => places[each]));
  const words = label === 'required' ? ' Needs words in square brackets.' : '';
  const rows = Object.entries(attributes).map(([key, { type, presence, fallback }]) => {
    const usual = presence === 'defaulted' ? ` **${type.write(fallback) || 'none'}**` : '';
    const must = presence === 'required' ? ' (needed)' : '';
    const meaning = meanings[kebab(key)] ?? '';
    return `- \`${kebab(key)}\`${must}: ${meaning}. ${capital(type.expects)}.${usual && ` Usually${usual}.`}`;
  });
  return [
    `### \`${asTyped(name)}\``,
    '',
    `${purpose} Stands ${where}.${words}`,
    '',
    ...rows,
    ...(rows.length > 0 ? [''] : []),
  ];
}

function capital(words: string): string {
  // Words of a closed list are typed small; only a sentence begins large.
  return /^(?:a|an|one|some|the|ids) /.test(words)
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : `One of: ${words}`;
}
