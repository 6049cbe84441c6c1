import { createHash } from 'node:crypto';
import {
  blocksIn,
  handoutLabel,
  plainText,
  type AnyBlock,
  type BodyNode,
  type Course,
  type Handout,
} from '@hearthside/lesson-text';

/** A statement that people answer by circling a number. */
export interface FormLine {
  /** Made of its words: when a class goes over to another edition, no answer moves to another line. */
  id: string;
  /** What stands above it. */
  heading: string;
  words: string;
  /** Numbers go from 1 to this. */
  to: number;
  low: string;
  high: string;
  /** Two numbers: for before the course, and for now. */
  beforeNow: boolean;
}

/** A question that is answered in words. */
export interface FormQuestion {
  id: string;
  words: string;
}

/** The sheet on which people say how a course was. */
export interface EvaluationForm {
  /** As it is said aloud: H7.6. */
  label: string;
  lines: FormLine[];
  questions: FormQuestion[];
}

/**
 * The evaluation of a course: a lesson's handout of that kind on which something is rated, and of several the last. Sheets
 * of the whole course are none: the leaders' own is about themselves, and slips for a day are shredded.
 */
export function evaluationFormOf(course: Pick<Course, 'lessons'>): EvaluationForm | undefined {
  const sheets = course.lessons.flatMap(({ handouts }) => handouts).filter(isEvaluation);
  const last = sheets.at(-1);
  return last && { label: handoutLabel(last.id), ...partsOf(last.body) };
}

const isEvaluation = ({ kind, body }: Handout) =>
  kind === 'evaluation' && blocksIn(body).some(({ name }) => name === 'rating');

function partsOf(body: readonly BodyNode[]): Pick<EvaluationForm, 'lines' | 'questions'> {
  const lines: FormLine[] = [];
  const questions: FormQuestion[] = [];
  let heading = '';
  for (const node of body) {
    if (node.type === 'heading') heading = plainText(node.children);
    if (node.type !== 'block') continue;
    if (node.name === 'rating') lines.push(...linesOf(node, heading));
    if (node.name === 'lines') {
      const words = plainText(node.label);
      questions.push({ id: idOf('lines', words), words });
    }
  }
  // The same words twice are one line: nobody could tell the two apart.
  return { lines: once(lines), questions: once(questions) };
}

function linesOf(block: Extract<AnyBlock, { name: 'rating' }>, above: string): FormLine[] {
  const { to, low, high, beforeNow = false } = block.attributes;
  const heading = plainText(block.label) || above;
  const items = block.children.flatMap((each) => (each.type === 'list' ? each.children : []));
  return items.map((item) => {
    const words = plainText(item.children);
    const id = idOf('rating', heading, words, String(to), String(beforeNow));
    return { id, heading, words, to, low, high, beforeNow };
  });
}

/** 12 letters; a form has some dozens of lines. */
const idOf = (...parts: string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);

function once<T extends { id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
