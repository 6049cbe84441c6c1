import {
  firstList,
  namesOfSide,
  plainText,
  type Block,
  type List,
  type ListItem,
} from '@hearthside/lesson-text';
import { PICTURE_KINDS, type Picture } from '../drawing/picture.js';
import { altOf } from './alt.js';
import { around, proseBlocks } from './prose.view.js';
import { box, paragraph, text, type ViewBlock } from './view.js';

/** Letters of an item that stand in a picture whole, where no words are set off at its beginning. */
const FEW_LETTERS = 40;
const BLANK = /_{4}/;

/** The model as a picture over its list, which says the same, with any caveat around them. */
export function frameworkBlocks(block: Block<'framework'>, direction: 'ltr' | 'rtl'): ViewBlock[] {
  const list = firstList(block.children);
  const picture = list && pictureOf(block, list, direction);
  const numbered = picture?.numbered || block.attributes.order === 'strict';
  return [
    box('plain', plainText(block.label), [
      ...(picture ? [{ kind: 'drawing' as const, alt: altOf(picture), of: picture }] : []),
      ...(list ? withSides(listBlocks(list, numbered), picture) : []),
      ...around(block.children, list),
    ]),
  ];
}

function listBlocks(list: List, numbered: boolean): ViewBlock[] {
  return proseBlocks([{ ...list, ordered: numbered || list.ordered }]);
}

function pictureOf(
  { attributes }: Block<'framework'>,
  list: List,
  direction: 'ltr' | 'rtl',
): Picture | undefined {
  const kind = PICTURE_KINDS.find((each) => each === attributes.kind);
  if (!kind) return undefined;
  const parts = list.children.map(wordsOf);
  const [across, down] = [namesOfSide(attributes.across), namesOfSide(attributes.down)];
  return {
    kind,
    parts,
    // A part without words is known by its number alone.
    numbered: attributes.order === 'strict' || parts.includes(''),
    ...(kind === 'grid' && across && down && { across, down }),
    ...(direction === 'rtl' && { reversed: true as const }),
  };
}

/** The words set off at the beginning of an item, or all of a short one. */
function wordsOf({ children }: ListItem): string {
  const [first] = children;
  const [lead] = first?.type === 'paragraph' ? first.children : [];
  const isSetOff = lead?.type === 'strong' || lead?.type === 'emphasis';
  const words = plainText(isSetOff ? [lead] : children).replace(/[.:]$/, '');
  const fits = isSetOff || words.length <= FEW_LETTERS;
  return fits && !BLANK.test(words) ? words : '';
}

/** A name in the middle of a line; "LGBTQ+ group" stays as it is. */
function uncapital(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** In a grid each item says its row and its column, for those who cannot see the picture. */
function withSides(blocks: ViewBlock[], picture: Picture | undefined): ViewBlock[] {
  const { across, down } = picture ?? {};
  const [list] = blocks;
  if (!across || !down || list?.kind !== 'list') return blocks;
  list.items.slice(0, 4).forEach(({ blocks: item }, index) => {
    const place = `${down[index < 2 ? 0 : 1]}, ${uncapital(across[index % 2 === 0 ? 0 : 1])}: `;
    const [first] = item;
    if (first?.kind === 'paragraph') first.runs.unshift(...text(place));
    else item.unshift(paragraph(text(place)));
  });
  return blocks;
}
