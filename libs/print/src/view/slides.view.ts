import {
  blocksNamed,
  count,
  forParticipants,
  handoutLabel,
  plainText,
  sensitiveSpan,
  type Course,
  type Lesson,
  type OpenActivity,
  type OpenBlock,
  type OpenLesson,
  type OpenNode,
} from '@hearthside/lesson-text';
import { footName, laidOut, withPicture, type Draft } from '../slides/lay-out.js';
import { piecesOf } from '../slides/pieces.js';
import type { Slide } from '../slides/slide.js';
import { bodyBlocks, resourcesOf, type Surroundings } from './block.view.js';
import { groupings, promptKinds } from './labels.js';
import { proseBlocks } from './prose.view.js';
import { sessionName, sheet, type SheetSource } from './sheet.js';
import { paragraph, text, type View, type ViewBlock } from './view.js';

type BlockNamed<N extends OpenBlock['name']> = Extract<OpenBlock, { name: N }>;

/** Where a slide comes from: the activity that it belongs to, if any. */
type Part = Pick<OpenActivity, 'id' | 'title'> | undefined;

/** The deck for the projector: one size, one idea on each slide. */
export function slidesView(source: SheetSource, lesson: OpenLesson): View {
  const { course, meeting, variant, isOnly } = source;
  const under = isOnly && variant ? variant.title : `Session ${meeting}`;
  const slides = slidesOf(lesson, course, under);
  const view = sheet(source, {
    name: 'slides',
    audience: 'everyone',
    kicker: sessionName(source),
    title: lesson.title,
    deck: true,
    blocks: slides.map(({ activity: _, ...slide }, index): ViewBlock => ({
      kind: 'slide',
      level: index === 0 ? 1 : 2,
      ...slide,
    })),
  });
  return { ...view, footer: { ...view.footer, left: footName(view.footer.left) } };
}

/**
 * What stands on the wall, from what learners may see: nothing private, nothing without a name, nothing
 * to write into.
 */
export function slidesOf(
  lesson: OpenLesson,
  course: Course,
  under = `Session ${lesson.number}`,
): Slide[] {
  const around: Surroundings = { course, lesson, audience: 'everyone' };
  const whole = (...names: OpenBlock['name'][]) =>
    names.flatMap((name) => blocksNamed(name, lesson.body) as OpenBlock[]);
  const first = [
    ...whole('standing-note', 'content-note'),
    ...whole('key-point').filter(isMainPoint),
  ];
  const last = whole('home-practice');
  const rest = lesson.body.filter((node) => !([...first, ...last] as OpenNode[]).includes(node));
  return [
    ...laidOut(cover(lesson, course, under), course.language),
    ...slidesOfBody([...first, ...rest], undefined, around),
    ...lesson.activities.flatMap((activity) => slidesOfActivity(activity, lesson, around)),
    ...slidesOfBody(last, undefined, around),
    ...laidOut(help(lesson, course), course.language),
  ];
}

const made = new WeakMap<Lesson, { course: Course; slides: Slide[] }>();

/** The slides of a whole lesson, for those who count them; made once for each course it is in. */
export function deckOf(lesson: Lesson, course: Course): Slide[] {
  const known = made.get(lesson);
  if (known?.course === course) return known.slides;
  const slides = slidesOf(forParticipants(lesson), course);
  made.set(lesson, { course, slides });
  return slides;
}

function isMainPoint(block: OpenBlock): boolean {
  return block.name === 'key-point' && block.attributes.main === true;
}

function cover(lesson: OpenLesson, { neutralTitle }: Course, under: string): Draft {
  return {
    look: 'cover',
    kicker: neutralTitle,
    title: lesson.title,
    pieces: piecesOf([paragraph(text(under))]),
  };
}

function help(lesson: OpenLesson, course: Course): Draft {
  const sheets =
    resourcesOf(lesson, course).length > 0
      ? [paragraph(text('The resource sheet has places and people to turn to.'))]
      : [];
  return {
    look: 'text',
    kicker: '',
    title: 'Where to turn',
    pieces: piecesOf([...sheets, paragraph(text('Leaders are here for a word.'))]),
  };
}

function slidesOfActivity(
  activity: OpenActivity,
  lesson: OpenLesson,
  around: Surroundings,
): Slide[] {
  const { id, title, plan, body } = activity;
  const minutes = count(plan.minutes, 'minute');
  const isBreak = plan.kind === 'break';
  // A break has one slide, which stays on the wall.
  const pause = isBreak ? blocksNamed('pause', body)[0] : undefined;
  const how = capital(plan.grouping.map((each) => groupings[each]).join(', then '));
  const sheets = (plan.handouts ?? []).map((each) => {
    const found = lesson.handouts.find((handout) => handout.id === each);
    return found ? `${handoutLabel(each)} ${found.title}` : handoutLabel(each);
  });
  const facts = isBreak ? bodyBlocks(pause ? [pause] : [], around) : lines(how, minutes, sheets);
  const beginning: Draft = {
    activity: id,
    look: 'part',
    kicker: '',
    title: isBreak ? `${title}, ${minutes}` : title,
    pieces: piecesOf(facts),
  };
  return [
    ...laidOut(beginning, around.course.language),
    ...slidesOfBody(
      body.filter((node) => node !== pause),
      activity,
      around,
    ),
  ];
}

function lines(how: string, minutes: string, sheets: string[]): ViewBlock[] {
  return [`${how} · ${minutes}`, ...sheets].map((words) => paragraph(text(words)));
}

function slidesOfBody(nodes: readonly OpenNode[], part: Part, around: Surroundings): Slide[] {
  return nodes.flatMap((node) => (node.type === 'block' ? slidesOfBlock(node, part, around) : []));
}

function slidesOfBlock(block: OpenBlock, part: Part, around: Surroundings): Slide[] {
  const { language } = around.course;
  const belongs = part ? { activity: part.id } : {};
  const name = plainText(block.label);
  // The same words twice would be read twice.
  const kicker = part && part.title !== name ? part.title : '';
  const statement = (above: string, words: string) =>
    laidOut({ ...belongs, look: 'statement', kicker: above, title: words, pieces: [] }, language);
  const withText = (
    title: string,
    pieces = piecesOf(bodyBlocks([block], around)),
    above = kicker,
  ) => laidOut({ ...belongs, look: 'text', kicker: above, title, pieces }, language);

  switch (block.name) {
    case 'standing-note':
      return part ? [] : standingNote(block, around, withText);
    case 'content-note':
      return withText(
        'What is coming',
        piecesOf(proseBlocks(block.children)),
        comesUp(block, around),
      );
    case 'key-point':
      return statement(block.attributes.main ? 'Main point' : 'Remember', name);
    case 'slide':
      return statement(kicker, name);
    case 'prompt':
      return isForTheWall(block) ? statement(company(block), name) : [];
    case 'term':
      return withText(name);
    case 'framework':
      return framework(block, around, { ...belongs, look: 'text', kicker, title: name });
    case 'pause':
      return withText(name || 'Pause');
    case 'home-practice':
      return withText(
        'At home, if you like',
        undefined,
        `${count(block.attributes.minutes, 'minute')}, at home`,
      );
    default:
      return [];
  }
}

function standingNote(
  { attributes }: BlockNamed<'standing-note'>,
  { course }: Surroundings,
  withText: (title: string, pieces: Draft['pieces']) => Slide[],
): Slide[] {
  const note = course.standingNotes.find(({ id }) => id === attributes.of);
  return note ? withText(note.title, piecesOf([paragraph(text(note.text))])) : [];
}

function comesUp({ attributes }: BlockNamed<'content-note'>, { lesson }: Surroundings): string {
  const span = sensitiveSpan(lesson, attributes.topics);
  return span ? `This comes up in minutes ${span.from} to ${span.to}` : '';
}

/** What is for one pair of eyes, or for a card without a name, is on nobody's wall; nor is intimate life. */
function isForTheWall({ attributes: { kind, depth } }: BlockNamed<'prompt'>): boolean {
  return depth !== 'D3' && kind !== 'private' && kind !== 'anonymous';
}

function company({ attributes: { kind, minutes } }: BlockNamed<'prompt'>): string {
  return minutes ? `${promptKinds[kind]} · ${count(minutes, 'minute')}` : promptKinds[kind];
}

/** Drawn where that can be read from the back row, or else its list. */
function framework(
  block: BlockNamed<'framework'>,
  around: Surroundings,
  draft: Omit<Draft, 'pieces'>,
): Slide[] {
  const inside = bodyBlocks([block], around).flatMap((each) =>
    each.kind === 'box' ? each.blocks : [],
  );
  const drawing = inside.find((each) => each.kind === 'drawing');
  const drawn = drawing?.kind === 'drawing' ? withPicture(draft, drawing) : undefined;
  if (drawn) return [drawn];
  const list = inside.filter(({ kind }) => kind === 'list');
  return laidOut({ ...draft, pieces: piecesOf(list) }, around.course.language);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
