import { draw } from '../drawing/draw.js';
import { needsItsList } from '../drawing/picture.js';
import { onPoster, posterRooms } from './poster.js';
import type { Drawing, Words } from '../drawing/drawing.js';
import { lettersOf } from '../drawing/letters.js';
import { svg } from '../drawing/svg.js';
import { pictureRoom, textArea, type Profile } from '../profile/profile.js';
import { unitsOf } from '../view/units.js';
import type { View, ViewBlock } from '../view/view.js';
import type { Order } from './engine.js';

type DrawingBlock = Extract<ViewBlock, { kind: 'drawing' }>;

/** What a flat picture takes of the height of others, and what a tall one takes of a page. */
const FLAT = 0.8;
const TALL = 0.4;

/** What the template gets in place of the data of a drawing: its lines as a picture, and its words. */
interface Drawn {
  asset: string;
  width: number;
  height: number;
  words: Pick<Words, 'x' | 'y' | 'text' | 'size' | 'bold'>[];
}

/** A copy whose drawings are laid out for one profile; one that could not be read is left out. */
export function withDrawings(
  view: View,
  profile: Profile,
): { view: View; assets: Order['assets'] } {
  const ready = structuredClone(view);
  const assets: Order['assets'] = [];
  for (const unit of unitsOf(ready.blocks)) {
    const block = unit as Partial<DrawingBlock>;
    if (block.kind !== 'drawing' || !block.of) continue;
    const drawing = drawingFor(block as DrawingBlock, profile, view);
    delete block.of;
    delete block.room;
    if (!drawing) continue;
    const asset = `drawings/${assets.length + 1}.svg`;
    assets.push({ name: asset, bytes: Buffer.from(linesOf(drawing)) });
    Object.assign(block, drawnWith(drawing, asset));
  }
  if (view.poster) ready.blocks = ready.blocks.flatMap(onPoster);
  else if (profile.size === 'xlarge')
    ready.blocks = ready.blocks.map((each) => listFirst(each, profile));
  return { view: ready, assets };
}

/** A tall picture stands below its list, which fills the page that the picture would leave empty. */
function listFirst(block: ViewBlock, profile: Profile): ViewBlock {
  if (block.kind !== 'box') return block;
  const [drawing, list, ...others] = block.blocks;
  const { height = 0 } = (drawing ?? {}) as Partial<Drawn>;
  const isTall = drawing?.kind === 'drawing' && height > TALL * textArea(profile).height;
  if (!isTall || list?.kind !== 'list') return block;
  return { ...block, blocks: [list, drawing, ...others] };
}

function drawingFor(
  { of, room: found }: DrawingBlock,
  profile: Profile,
  view: View,
): Drawing | undefined {
  if (view.poster && needsItsList(of)) return undefined;
  const letters = lettersOf(profile.font);
  const ofPage = view.poster ? posterRooms(view.title, profile) : pictureRooms(profile);
  const rooms = found ? [found] : ofPage.map((room) => ({ ...room, size: profile.body }));
  for (const room of rooms) {
    const measure = (words: string, bold: boolean) => letters.width(words, bold) * room.size;
    const drawing = draw(of, { ...room, measure });
    if (drawing) return drawing;
  }
  return undefined;
}

/** A flatter picture in extra-large print, if it can be: a tall one leaves a page empty before it. */
function pictureRooms(profile: Profile) {
  const room = { ...pictureRoom(profile), space: 1 };
  return profile.size === 'xlarge' ? [{ ...room, height: room.height * FLAT }, room] : [room];
}

/**
 * Without its words: Typst sets text within an SVG in whatever font the machine has, refuses Arabic
 * there as PDF/UA, and never comes back from the emoji of a key.
 */
function linesOf(drawing: Drawing): string {
  const shapes = drawing.shapes.filter(({ kind }) => kind !== 'words');
  const colors = { ink: '#000', shade: { color: '#e6e6e6', opacity: 1 }, paper: '#fff' };
  return svg({ ...drawing, shapes }, { ...colors, pieces: () => [] });
}

function drawnWith({ width, height, shapes }: Drawing, asset: string): Drawn {
  const words = shapes.flatMap((shape) => {
    if (shape.kind !== 'words') return [];
    const { x, y, text, size, bold } = shape;
    return [{ x, y, text, size, bold }];
  });
  return { asset, width, height, words };
}
