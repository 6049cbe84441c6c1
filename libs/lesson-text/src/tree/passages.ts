import { isForLeaders } from '../block/blocks.js';
import { plainText, type At, type Flow, type Phrasing } from '../prose/prose.js';
import { bodiesOf, isMeeting, type BodyNode, type Course, type Part } from './tree.js';

/** A stretch of text that is read in one go: a paragraph, an item's words, a cell, a label. */
export interface Passage {
  words: string;
  file: string;
  at?: At | undefined;
  forLeaders: boolean;
  /** A cell or a heading need not be a sentence. */
  kind: 'prose' | 'label' | 'cell';
}

/** Everything of a course that somebody reads, in order, with where it stands. */
export function* passagesOf(
  course: Pick<Course, 'blurbs' | 'lessons' | 'sheets' | 'variants'>,
): Generator<Passage> {
  for (const words of Object.values(course.blurbs)) {
    if (words) yield { words, file: 'course.yaml', forLeaders: false, kind: 'prose' };
  }
  for (const lesson of course.lessons) {
    const open = { file: lesson.file, forLeaders: false, kind: 'label' as const };
    yield { ...open, words: lesson.title };
    yield { ...open, kind: 'prose', words: lesson.aim };
    for (const { text } of lesson.outcomes) yield { ...open, words: text };
    yield* passagesOfPart(lesson);
  }
  for (const { title, about, meetings } of course.variants) {
    const open = { file: 'course.yaml', forLeaders: false };
    yield { ...open, words: title, kind: 'label' };
    yield { ...open, words: about, kind: 'prose' };
    for (const meeting of meetings.filter(isMeeting)) {
      const top = { file: meeting.file, forLeaders: false };
      if (meeting.title) yield { ...top, words: meeting.title, kind: 'label' };
      if (meeting.aim) yield { ...top, words: meeting.aim, kind: 'prose' };
      for (const { text } of meeting.outcomes) yield { ...top, words: text, kind: 'label' };
      yield* passagesOfPart({ ...meeting, handouts: [] });
    }
  }
  for (const sheet of course.sheets) {
    const forLeaders = sheet.for !== 'everyone';
    yield { words: sheet.title, file: sheet.file, forLeaders, kind: 'label' };
    yield* passagesIn(sheet.body, sheet.file, forLeaders);
  }
}

function* passagesOfPart(part: Part): Generator<Passage> {
  for (const { body, file, activity, handout } of bodiesOf(part)) {
    const words = activity?.title ?? handout?.title;
    if (words) yield { words, file, at: activity?.at, forLeaders: false, kind: 'label' };
    yield* passagesIn(body, file);
  }
}

/** The same of one body; `allForLeaders` when no learner reads any of it. */
export function* passagesIn(
  body: readonly BodyNode[],
  file: string,
  allForLeaders = false,
): Generator<Passage> {
  for (const node of body) {
    const forLeaders = allForLeaders || isForLeaders(node);
    const of = (passages: Iterable<Stretch>) =>
      [...passages].map((each) => ({ ...each, file, forLeaders, at: each.at ?? node.at }));
    if (node.type !== 'block') {
      yield* of(stretches([node]));
      continue;
    }
    if (node.label.length > 0) yield* of([labelOf(node.name, node.label)]);
    yield* of(stretches(node.children));
  }
}

type Stretch = Pick<Passage, 'words' | 'at' | 'kind'>;

/** Labels that are questions or sentences are prose; the others are names. */
function labelOf(name: string, label: readonly Phrasing[]): Stretch {
  const isProse = ['prompt', 'alone', 'key-point', 'slide'].includes(name);
  return { words: plainText(label), kind: isProse ? 'prose' : 'label' };
}

function* stretches(nodes: readonly Flow[]): Generator<Stretch> {
  for (const node of nodes) {
    switch (node.type) {
      case 'paragraph':
        yield { words: plainText(node.children), at: node.at, kind: 'prose' };
        break;
      case 'heading':
        yield { words: plainText(node.children), at: node.at, kind: 'label' };
        break;
      case 'blockquote':
        yield* stretches(node.children);
        break;
      case 'list':
        for (const item of node.children) yield* stretches(item.children);
        break;
      case 'table':
        for (const row of node.children) {
          for (const cell of row.children) {
            yield { words: plainText(cell.children), at: row.at, kind: 'cell' };
          }
        }
    }
  }
}
