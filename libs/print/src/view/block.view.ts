import {
  blocksNamed,
  count,
  isForLeaders,
  plainText,
  sensitiveSpan,
  wordCount,
  type BlurbLength,
  type BodyNode,
  type Course,
  type LeaderBlock,
  type OpenBlock,
  type Resource,
  type Source,
} from '@hearthside/lesson-text';
import { directionOf } from './direction.js';
import { fieldBlocks, type LessonShape } from './field.view.js';
import { dayInWords } from './day.js';
import { frameworkBlocks } from './framework.view.js';
import { claimTitles, depthWords, leaderLabel, promptKinds, strengths } from './labels.js';
import { keyBlocks, pairsBlocks } from './pairs.view.js';
import { proseBlocks, runsOf } from './prose.view.js';
import { box, heading, paragraph, strong, text, type Run, type ViewBlock } from './view.js';

/** Where a block stands: what its references resolve against, and who reads. */
export interface Surroundings {
  course: Course;
  lesson: LessonShape;
  audience: 'everyone' | 'leaders';
}

export function bodyBlocks(nodes: readonly BodyNode[], around: Surroundings): ViewBlock[] {
  return nodes.flatMap((node): ViewBlock[] => {
    if (node.type !== 'block') return proseBlocks([node]);
    return isForLeaders(node) ? leaderBlock(node, around) : openBlock(node as OpenBlock, around);
  });
}

function leaderBlock(block: LeaderBlock, { audience }: Surroundings): ViewBlock[] {
  if (audience !== 'leaders') {
    throw new Error(`A leaders' block (${block.name}) was about to reach a learner.`);
  }
  const { label, role } = leaderLabel(block);
  const isUrgent = block.name === 'if-it-happens' || block.name === 'reporting';
  return [
    {
      ...box(role, label, proseBlocks(block.children)),
      ...(isUrgent && { urgent: true as const }),
    },
  ];
}

function openBlock(block: OpenBlock, around: Surroundings): ViewBlock[] {
  switch (block.name) {
    case 'prompt':
      return [promptBox(block, around)];
    case 'alone':
      return [box('plain', 'If you work alone', [paragraph(runsOf(block.label))])];
    case 'key-point':
      return [
        box('point', block.attributes.main ? 'Main point' : 'Remember', [
          paragraph(runsOf(block.label)),
        ]),
      ];
    case 'slide':
      return slideLine(block, around);
    case 'term':
      return [box('plain', plainText(block.label), proseBlocks(block.children))];
    case 'claim':
      return [claimBox(block, around)];
    case 'story':
      return [box('plain', plainText(block.label) || 'A story', proseBlocks(block.children))];
    case 'framework':
      return frameworkBlocks(block, directionOf(around.course.language));
    case 'pairs':
      return isForLeadersOnly(block, around) ? keyBlocks(block) : pairsBlocks(block);
    case 'pause':
      return [box('plain', plainText(block.label) || 'Pause', proseBlocks(block.children))];
    case 'content-note':
      return [contentNote(block, around)];
    case 'way-out':
      return [box('plain', 'Another way', proseBlocks(block.children))];
    case 'standing-note':
      return standingNote(block.attributes.of, around);
    case 'agreement':
      return agreementBlocks(block, around);
    case 'question-box':
      return [box('plain', 'The question box', proseBlocks(block.children))];
    case 'home-practice': {
      const label = `At home, if you like (${block.attributes.minutes} minutes)`;
      return [box('plain', label, proseBlocks(block.children))];
    }
    case 'blurb':
      return blurbBox(block.attributes.of, around);
    case 'resources':
      return resourceBlocks(plainText(block.label) || 'Help', block.attributes.of, around.course);
    default:
      return fieldBlocks(block, around);
  }
}

/** A matching exercise stands solved in the leaders' guide. */
function isForLeadersOnly(
  { attributes }: Extract<OpenBlock, { name: 'pairs' }>,
  { audience }: Surroundings,
): boolean {
  return audience === 'leaders' && attributes.as === 'sort';
}

function promptBox(
  { attributes, label }: Extract<OpenBlock, { name: 'prompt' }>,
  { audience }: Surroundings,
): ViewBlock {
  const { kind, depth, minutes } = attributes;
  const plan =
    audience === 'leaders' ? [depthWords[depth], minutes && `${minutes} min`].filter(Boolean) : [];
  const heading = [promptKinds[kind], ...plan].join(' · ');
  return box('ask', heading, [paragraph(runsOf(label))]);
}

/** Learners see it on the wall; leaders see in their guide what will stand there. */
function slideLine(
  { label }: Extract<OpenBlock, { name: 'slide' }>,
  { audience }: Surroundings,
): ViewBlock[] {
  return audience === 'leaders' ? [box('ask', 'On the slide', [paragraph(runsOf(label))])] : [];
}

function claimBox(
  { attributes, children }: Extract<OpenBlock, { name: 'claim' }>,
  { course }: Surroundings,
): ViewBlock {
  const { strength = 'none', sources = [], checked } = attributes;
  const titles = sources.map((id) => {
    const source = course.sources.find((each) => each.id === id);
    return source ? shortName(source) : id;
  });
  const from = titles.length > 0 ? ` Source: ${titles.join('; ')}.` : '';
  const when = checked ? ` We read it on ${dayInWords(checked, course.language)}.` : '';
  return box('claim', claimTitles[strength], [
    ...proseBlocks(children),
    paragraph(text(`Support: ${strengths[strength]}.${from}${when}`)),
  ]);
}

/** As much as tells one source from another; the sheet of sources has the rest. */
function shortName({ short, author, title, year }: Source): string {
  return short ?? [author ?? title, year].filter(Boolean).join(', ');
}

function contentNote(
  { attributes, children }: Extract<OpenBlock, { name: 'content-note' }>,
  { lesson }: Surroundings,
): ViewBlock {
  const span = sensitiveSpan(lesson, attributes.topics);
  const when = span && paragraph(text(`This comes up in minutes ${span.from} to ${span.to}.`));
  return box('alert', 'What is coming', [...(when ? [when] : []), ...proseBlocks(children)]);
}

function standingNote(id: string, { course }: Surroundings): ViewBlock[] {
  const note = course.standingNotes.find((each) => each.id === id);
  return note ? [box('alert', note.title, [paragraph(text(note.text))])] : [];
}

/** To copy from, so the number of words stands with it. */
function blurbBox(length: BlurbLength, { course }: Surroundings): ViewBlock[] {
  const words = course.blurbs[length];
  if (!words) return [];
  const label = `The course in ${count(wordCount(words), 'word')}`;
  return [box('ask', label, [paragraph(text(words))])];
}

function agreementBlocks(
  block: Extract<OpenBlock, { name: 'agreement' }>,
  around: Surroundings,
): ViewBlock[] {
  const label = plainText(block.label) || 'Our agreement';
  return [
    heading(3, label),
    ...proseBlocks(block.children),
    { kind: 'lines', label: text('What we add'), count: block.attributes.lines },
    ...standingNote(block.attributes.limits, around),
  ];
}

const resourceDetails: [key: keyof Resource, label: string][] = [
  ['phone', 'Phone'],
  ['text', 'Text'],
  ['tty', 'TTY'],
  ['web', 'Web'],
  ['hours', 'Hours'],
  ['cost', 'Cost'],
  ['languages', 'Languages'],
  ['access', 'Access'],
  ['confidentiality', 'Confidentiality'],
];

/** Where a lesson sends people: its own resources, and those that its standing notes speak of. */
export function resourcesOf(
  lesson: LessonShape & { resources: string[]; body: readonly BodyNode[] },
  course: Course,
): string[] {
  const bodies = [lesson, ...lesson.activities, ...lesson.handouts].flatMap(({ body }) => [
    ...body,
  ]);
  const notes = blocksNamed('standing-note', bodies).map(({ attributes }) => attributes.of);
  const fromNotes = course.standingNotes
    .filter(({ id }) => notes.includes(id))
    .flatMap(({ resources }) => resources);
  return [...new Set([...lesson.resources, ...fromNotes])];
}

/** Help slots: what the host has checked, or a blank for the host to fill. */
export function resourceBlocks(label: string, ids: readonly string[], course: Course): ViewBlock[] {
  if (ids.length === 0) return [];
  const found = ids.flatMap((id) => course.resources.find((each) => each.id === id) ?? []);
  const rows = found.map((resource) => ({
    cells: [text(resource.need), resourceRuns(resource, course.language)],
  }));
  const header = [text('What for'), text('Whom to ask')];
  return [
    {
      kind: 'table',
      // Under a heading that says it already there is none: an empty line would stand there.
      label: label ? text(label) : [],
      header,
      rows,
      widths: [2, 3],
      stackable: true,
      writable: true,
    },
  ];
}

function resourceRuns(resource: Resource, language: string): Run[] {
  if (!resource.name) {
    return [
      ...text('To fill in: '),
      { text: 'name and telephone', blank: true, toEnd: true },
      { text: '', break: true },
      { text: 'hours, cost and languages', blank: true, toEnd: true },
    ];
  }
  const details = resourceDetails.flatMap(([key, label]): Run[] => {
    const value = resource[key];
    return value ? [{ text: '', break: true }, { text: `${label}: ${value}` }] : [];
  });
  const { verifiedOn, verifiedBy } = resource;
  const how = verifiedBy ? ` (${verifiedBy})` : '';
  const checked: Run[] = verifiedOn
    ? [{ text: '', break: true }, { text: `Checked on ${dayInWords(verifiedOn, language)}${how}` }]
    : [{ text: '', break: true }, ...strong('Not yet checked by your host')];
  return [...strong(resource.name), ...details, ...checked];
}
