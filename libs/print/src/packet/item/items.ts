import type { PacketSource } from '../packet-source.js';
import { PEOPLE_AT_A_TABLE, type Lesson } from '@hearthside/lesson-text';
import { SIZES, type Size } from '../../profile/profile.js';
import { coursePrintablesOf } from '../../view/course-printables.js';
import { printablesOf, type Printable } from '../../view/printables.js';
import { hasQuestionBox } from '../../view/question-box.js';
import type { View } from '../../view/view.js';
import type { PacketOrder } from '../order/packet-order.js';
import { agendaView } from '../view/agenda.view.js';
import { dutyCardView } from '../view/duty-card.view.js';
import { LEADERS } from '../view/leader-names.js';
import { materialsView } from '../view/materials.view.js';
import { nameTentsView } from '../view/name-tents.view.js';
import { CARDS_PER_SHEET, questionCardsView } from '../view/question-cards.view.js';
import { reportingAnswerView } from '../view/reporting-answer.view.js';
import { roomPlanView } from '../view/room-plan.view.js';
import { scriptView } from '../view/script.view.js';
import { signInView } from '../view/sign-in.view.js';
import { slipView } from '../view/slip.view.js';
import { hasCards, inSets } from './card-sets.js';
import type { PacketItem } from './packet-item.js';
import { largestOf, learnersBySize, staffBySize, withSpares, type Readers } from './readers.js';

/** Resource sheets that lie by the door and in the restrooms, besides one for each person. */
const BY_THE_DOOR = 4;

const sheetOfPaper = { stock: 'paper', oneSided: false, finish: 'none' } as const;
const onTheWall = { stock: 'paper', oneSided: true, finish: 'none' } as const;
const cutFromCard = { stock: 'card', oneSided: true, finish: 'cut' } as const;

type Sheet = Pick<PacketItem, 'name' | 'title'>;

/** Everything on paper for one session, in the order in which it is laid out; the copy count comes later. */
export function itemsOf(source: PacketSource, order: PacketOrder): PacketItem[] {
  return [
    ...forLeaders(source, order),
    ...forTheRoom(source, order),
    ...forLearners(source, order),
  ].filter(({ copies }) => copies > 0);
}

function forLeaders(source: PacketSource, order: PacketOrder): PacketItem[] {
  const staff = staffBySize(order);
  // Someone has to have it, named or not.
  const readers =
    largestOf(staff) === 'standard' && staff.standard === 0 ? { ...staff, standard: 2 } : staff;
  const keys = printablesOf(source.lesson).filter(({ name }) => name.endsWith('-key'));
  const helpers = Math.max(1, order.assistants.length);
  const item = (sheet: Sheet, view: View, many: Readers) =>
    inSizes({ ...sheet, place: 'leaders', ...sheetOfPaper, views: [view] }, many);
  return [
    ...LEADERS.slice(0, Math.max(source.lesson.leaders, order.leaders.length)).flatMap(
      (leader, index) => {
        const size = order.leaders[index]?.print ?? 'standard';
        const title = `Script for leader ${leader.toUpperCase()}`;
        return item({ name: `script-${leader}`, title }, scriptView(source, leader), only(size, 1));
      },
    ),
    ...printablesOf(source.lesson)
      .filter(({ name }) => name === 'run-sheet')
      .flatMap((sheet) => item(sheet, sheet.view(source, source.session.start), readers)),
    ...keys.flatMap((sheet) => item(sheet, sheet.view(source, {}), readers)),
    ...item(
      { name: 'duty-card', title: 'Duty card' },
      dutyCardView(source),
      only('standard', helpers),
    ),
    ...item(
      { name: 'reporting-answer', title: 'The host’s answer on reporting' },
      reportingAnswerView(source),
      readers,
    ),
    ...item(
      { name: 'materials', title: 'Things to bring' },
      materialsView(source),
      only('standard', 1),
    ),
  ];
}

function forTheRoom(source: PacketSource, order: PacketOrder): PacketItem[] {
  const readers = learnersBySize(order);
  const all = largestOf(readers);
  const tents = tentsFor(order);
  const walls = [
    ...printablesOf(source.lesson)
      .filter(({ oneSize }) => oneSize === 'poster')
      .map(({ name, title, view }) => ({ name, title, view: view(source, {}) })),
    // What the whole course hangs up goes up when it begins, and stays.
    ...(source.meeting === 1
      ? coursePrintablesOf(source.course)
          .filter(({ oneSize, audience }) => oneSize === 'poster' && audience === 'everyone')
          .map(({ name, title, view }) => ({ name, title, view: view(source) }))
      : []),
  ];
  return [
    once({ name: 'room-plan', title: 'Room plan' }, roomPlanView(source), 'standard', sheetOfPaper),
    once({ name: 'agenda', title: 'Agenda for the wall' }, agendaView(source), 'standard', {
      ...onTheWall,
      oneSize: 'poster',
    }),
    ...walls.map(({ view, ...sheet }) =>
      once(sheet, view, 'standard', { ...onTheWall, oneSize: 'poster' }),
    ),
    once(signInSheet(source), signInView(source, order.names), all, {
      ...sheetOfPaper,
      oneSided: true,
    }),
    once({ name: 'name-tents', title: 'Name tents' }, nameTentsView(source, tents), 'standard', {
      stock: 'card',
      oneSided: true,
      finish: 'fold',
      oneSize: 'tents',
    }),
  ];
}

/** Nobody signs in where nobody's presence is written down. */
function signInSheet({ lesson }: PacketSource): Sheet {
  return lesson.sensitivity === 'high'
    ? { name: 'head-count', title: 'How many came' }
    : { name: 'sign-in', title: 'Sign-in sheet' };
}

/** A tent for everyone who is named, and one to write on for everyone who is not. */
function tentsFor({ leaders, assistants, names, learners }: PacketOrder): string[] {
  const staff = [...leaders.map(({ name }) => name), ...assistants];
  const blanks = Array.from({ length: learners - names.length }, () => '');
  return [...staff, ...names, ...blanks];
}

function forLearners(source: PacketSource, order: PacketOrder): PacketItem[] {
  const { lesson } = source;
  const readers = learnersBySize(order);
  const many = withSpares(readers, order);
  const tables = Math.ceil(order.learners / PEOPLE_AT_A_TABLE);
  const printables = printablesOf(lesson).filter(
    ({ audience, oneSize }) => audience === 'everyone' && oneSize === undefined,
  );
  const named = (name: string) => printables.filter((each) => each.name === name);
  const handouts = printables.filter(({ name }) => lesson.handouts.some(({ id }) => id === name));
  const sets = handouts.filter(({ name }) => isSet(lesson, name));
  const each = (sheet: Printable) => {
    const view = sheet.view(source, {});
    const kind = hasCards(view) ? cutFromCard : sheetOfPaper;
    return inSizes({ ...sheetOf(sheet), place: 'learners', ...kind, views: [view] }, many);
  };
  return [
    ...named('lesson').flatMap(each),
    ...handouts.filter((sheet) => !sets.includes(sheet)).flatMap(each),
    ...sets.flatMap((sheet) => cardSets(sheet, sheet.view(source, {}), tables, readers)),
    ...named('prompts').flatMap((sheet) =>
      cardSets(sheet, withoutIntroduction(sheet.view(source, {})), tables, readers),
    ),
    ...questionCards(source, order),
    ...named('resources').flatMap((sheet) => resourceSheets(sheet, source, many)),
    ...slip(source, many),
  ];
}

/** How cards are cut stands in the copy count; on card it would take a page of its own. */
function withoutIntroduction(view: View): View {
  return { ...view, blocks: view.blocks.filter(({ kind }) => kind === 'cards') };
}

function isSet({ handouts }: Lesson, name: string): boolean {
  return handouts.some(({ id, kind }) => id === name && kind === 'cards');
}

/**
 * A set for each table, in large type when anyone at all reads large print; and for whoever reads extra
 * large, a set more at as many tables.
 */
function cardSets(sheet: Printable, view: View, tables: number, readers: Readers): PacketItem[] {
  if (!hasCards(view)) return [];
  const xlarge = Math.min(tables, readers.xlarge);
  const size: Size = readers.large + readers.xlarge > 0 ? 'large' : 'standard';
  const item = { ...sheetOf(sheet), place: 'learners' as const, ...cutFromCard, copies: 1 };
  const all = inSets(view, tables + xlarge);
  return [
    { ...item, size, views: all.slice(0, tables) },
    ...(xlarge > 0 ? [{ ...item, size: 'xlarge' as const, views: all.slice(tables) }] : []),
  ];
}

/** Alike for everyone: see questionCardsView. */
function questionCards(source: PacketSource, order: PacketOrder): PacketItem[] {
  if (!hasQuestionBox(source.lesson)) return [];
  const copies = Math.ceil(order.learners / CARDS_PER_SHEET);
  const size = largestOf(learnersBySize(order));
  const sheet = { name: 'question-cards', title: 'Question cards' };
  return [
    { ...once(sheet, questionCardsView(source), size, cutFromCard), place: 'learners', copies },
  ];
}

function slip(source: PacketSource, readers: Readers): PacketItem[] {
  const sheet = { name: 'slip', title: 'Slip for today' };
  return inSizes(
    { ...sheet, place: 'learners', ...sheetOfPaper, views: [slipView(source)] },
    readers,
  );
}

function resourceSheets(sheet: Printable, source: PacketSource, readers: Readers): PacketItem[] {
  // Whoever takes one in passing has not told anyone what size they read.
  const many = { ...readers, large: readers.large + BY_THE_DOOR };
  const views = [sheet.view(source, {})];
  return inSizes({ ...sheetOf(sheet), place: 'learners', ...sheetOfPaper, views }, many);
}

function sheetOf({ name, title }: Sheet): Sheet {
  return { name, title };
}

function once(
  sheet: Sheet,
  view: View,
  size: Size,
  how: Pick<PacketItem, 'stock' | 'oneSided' | 'finish' | 'oneSize'>,
): PacketItem {
  return { ...sheet, place: 'room', size, copies: 1, views: [view], ...how };
}

function only(size: Size, copies: number): Readers {
  return { standard: 0, large: 0, xlarge: 0, [size]: copies };
}

function inSizes(item: Omit<PacketItem, 'size' | 'copies'>, readers: Readers): PacketItem[] {
  return SIZES.map((size) => ({ ...item, size, copies: readers[size] })).filter(
    ({ copies }) => copies > 0,
  );
}
