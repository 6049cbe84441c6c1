import type { PacketSource } from '../packet-source.js';
import { timetable, type BodyNode, type TimedActivity } from '@hearthside/lesson-text';
import { bodyBlocks, type Surroundings } from '../../view/block.view.js';
import { activityHead, atAGlance, shorterFirst, slideNumbers } from '../../view/guide.view.js';
import { leftOutBlocks } from '../../view/left-out.view.js';
import { proseBlocks } from '../../view/prose.view.js';
import { planTable } from '../../view/run-sheet.view.js';
import { sessionName, sheet } from '../../view/sheet.js';
import { deckOf } from '../../view/slides.view.js';
import {
  box,
  heading,
  paragraph,
  strong,
  text,
  type View,
  type ViewBlock,
} from '../../view/view.js';
import { leaderName, type Leader } from './leader-names.js';
import { spareNote } from '../../view/spare-note.js';
import { todayBox } from './today.view.js';

type Say = Extract<BodyNode, { name: 'say' }>;

/** Of what the other leader leads: what both do, and what the one who watches has to know. */
const SHARED = ['set-up', 'do', 'listen', 'access', 'prompt', 'way-out', 'if-it-happens'];
/** What is done with the group before the first row; the rest is for a quiet hour, or for a bad moment. */
const AT_HAND = ['content-note', 'way-out', 'standing-note', 'key-point', 'say'];

/** One leader's way through a session: own lines marked, the other's in short. */
export function scriptView(source: PacketSource, leader: Leader): View {
  const { course, lesson } = source;
  const around: Surroundings = { course, lesson, audience: 'leaders' };
  const slides = deckOf(lesson, course);
  const name = leaderName(source, leader);
  const { body } = lesson;
  const section = (title: string, nodes: BodyNode[]) =>
    nodes.length === 0
      ? []
      : [
          heading(2, title),
          ...nodes.flatMap((node) => lineBlocks(node, leader, undefined, source, around)),
        ];
  return sheet(source, {
    name: `script-${leader}`,
    audience: 'leaders',
    branded: true,
    ofClass: true,
    kicker: `${sessionName(source)} · script for ${name}`,
    title: lesson.title,
    blocks: [
      todayBox(source),
      paragraph(strong('Aim.'), text(` ${lesson.aim}`)),
      paragraph(text(atAGlance(lesson))),
      heading(2, 'The plan'),
      planTable(source, { ...source.session.start }),
      ...spareNote(source),
      ...leftOutBlocks(source),
      ...section('Before you begin', body.filter(isAtHand)),
      ...timetable(lesson).flatMap((timed) =>
        activityBlocks(timed, leader, source, slideNumbers(slides, timed.activity.id)),
      ),
      ...section('If something happens', body.filter(isForTrouble)),
      ...section(
        'To be read beforehand',
        body.filter((node) => !isAtHand(node) && !isForTrouble(node)),
      ),
    ],
  });
}

function isAtHand(node: BodyNode): boolean {
  if (node.type !== 'block') return false;
  return (
    AT_HAND.includes(node.name) || (node.name === 'prep' && node.attributes.when === 'half-hour')
  );
}

function isForTrouble(node: BodyNode): boolean {
  return node.type === 'block' && (node.name === 'if-it-happens' || node.name === 'reporting');
}

function activityBlocks(
  timed: TimedActivity,
  leader: Leader,
  source: PacketSource,
  slides: string,
): ViewBlock[] {
  const { course, lesson } = source;
  const around: Surroundings = { course, lesson, audience: 'leaders' };
  const { activity } = timed;
  const { ledBy } = activity.plan;
  const body = activity.shortened ? shorterFirst(activity.body) : activity.body;
  const isOthers = ledBy !== 'either' && ledBy !== leader;
  const nodes = body.filter((node) => (isOthers ? isForBoth(node) : !isLonger(node)));
  return [
    ...activityHead(timed, around, { slides, withCoverage: false }),
    paragraph(strong(whoLeads(source, ledBy, leader))),
    ...nodes.flatMap((node) =>
      lineBlocks(node, leader, ledBy === 'either' ? undefined : ledBy, source, around),
    ),
  ];
}

function whoLeads(source: PacketSource, ledBy: Leader | 'either', leader: Leader): string {
  if (ledBy === 'either') return 'Either of you leads. Agree beforehand.';
  if (ledBy === leader) return 'You lead.';
  return `${leaderName(source, ledBy)} leads. You watch hands, hearing and the door.`;
}

/** A class with a clock has no more time than it has. */
function isLonger(node: BodyNode): boolean {
  return node.type === 'block' && node.name === 'longer';
}

function isForBoth(node: BodyNode): boolean {
  return node.type === 'block' && (node.name === 'say' || SHARED.includes(node.name));
}

/** @param ledBy whose words they are where the text does not say */
function lineBlocks(
  node: BodyNode,
  leader: Leader,
  ledBy: Leader | undefined,
  source: PacketSource,
  around: Surroundings,
): ViewBlock[] {
  if (node.type !== 'block' || node.name !== 'say') return bodyBlocks([node], around);
  const by = node.attributes.by ?? ledBy;
  if (by === undefined) return bodyBlocks([node], around);
  if (by === leader) return [box('say', ownLabel(node), proseBlocks(node.children))];
  const inShort = firstSentence(proseBlocks(node.children), around.course.language);
  return [box('plain', `${leaderName(source, by)} says, in short`, [paragraph(text(inShort))])];
}

function ownLabel({ attributes: { must, exactly } }: Say): string {
  return `You say${exactly ? ', word for word' : must ? ', always' : ''}`;
}

function firstSentence(blocks: readonly ViewBlock[], language: string): string {
  const first = blocks.find((block) => block.kind === 'paragraph');
  const words = first?.runs.map((run) => run.text).join('') ?? '';
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(words)];
  const opening = sentences[0]?.segment.trim() ?? '';
  return sentences.length > 1 || blocks.length > 1 ? `${opening} …` : opening;
}
