import { PEOPLE_AT_A_TABLE, type Lesson } from '@hearthside/lesson-text';
import type { Size } from '../../profile/profile.js';
import { printablesOf, type Printable } from '../../view/printables.js';
import { hasQuestionBox } from '../../view/question-box.js';
import type { View } from '../../view/view.js';
import type { PacketOrder } from '../order/packet-order.js';
import type { PacketSource } from '../packet-source.js';
import { CARDS_PER_SHEET, questionCardsView } from '../view/question-cards.view.js';
import { slipView } from '../view/slip.view.js';
import { hasCards, inSets } from './card-sets.js';
import { cutFromCard, inSizes, once, sheetOfPaper, type SheetName } from './of-one-kind.js';
import type { PacketItem } from './packet-item.js';
import { largestOf, learnersBySize, withSpares, type Readers } from './readers.js';

/** Resource sheets that lie by the door and in the restrooms, besides one for each person. */
const BY_THE_DOOR = 4;

/** What learners hold, write on and share, in the sizes that they read. */
export function forLearners(source: PacketSource, order: PacketOrder): PacketItem[] {
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

function sheetOf({ name, title }: SheetName): SheetName {
  return { name, title };
}
