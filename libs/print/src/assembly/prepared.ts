import { templateOf, type Template } from './copy-template.js';
import { ownObjects } from './own-objects.js';
import { packed } from './pdf/packed.js';
import { isDict, type Dict, type Value } from './pdf/value.js';
import type { Share } from './shared-objects.js';
import type { Source } from './source.js';

/** A source in which only gaps are left to be filled for each copy. */
export interface Prepared {
  /** Objects of a copy; other numbers here are places in this list. */
  objects: { template: Template; bytes?: Uint8Array | undefined }[];
  pages: {
    place: number;
    /** One like it with nothing on it. */
    blank: Template;
  }[];
  top: number;
  /** Entries of the tree of parents. */
  parents: [key: number, value: Template][];
  /** Entries of the tree of IDs. */
  ids: [id: string, element: Template][];
  /** How many keys of the tree of parents a copy takes. */
  keys: number;
}

/** What a page and the element on top say besides what they say in the source. */
export interface Additions {
  page: Dict;
  top: Dict;
}

export function prepare(source: Source, share: Share, additions: Additions): Prepared {
  const own = ownObjects(source);
  const places = new Map(own.map((number, place) => [number, place]));
  const template = (value: Value) => templateOf(value, places, share);
  const added = new Map([
    ...source.pages.map((number): [number, Dict] => [number, additions.page]),
    [source.top, additions.top],
  ]);

  const objects = own.map((number) => {
    const { value, bytes } = packed(source.object(number));
    const more = added.get(number);
    return { template: template(more && isDict(value) ? joined(value, more) : value), bytes };
  });
  const pages = source.pages.map((number) => {
    const blank = joined(blankLike(source.object(number).value as Dict), additions.page);
    return { place: places.get(number)!, blank: template(blank) };
  });
  const parents = source.parents.map(([key, value]): [number, Template] => [
    Number(key),
    template(value),
  ]);
  const keys = Math.max(-1, ...parents.map(([key]) => key)) + 1;
  const ids = source.ids.map(([id, value]): [string, Template] => [id, template(value)]);
  return { objects, pages, top: places.get(source.top)!, parents, ids, keys };
}

function joined(value: Dict, more: Dict): Dict {
  return new Map([...value, ...more]);
}

const FORMAT = ['/MediaBox', '/CropBox', '/Rotate'];

/** A page of the same format with nothing on it. */
function blankLike(page: Dict): Dict {
  const format = [...page].filter(([key]) => FORMAT.includes(key));
  return new Map([['/Type', '/Page'], ...format, ['/Resources', new Map()]]);
}
