/** One element of a drawing, with those inside it. */
export interface SvgElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  inside: SvgElement[];
  /** How many elements it is inside of. */
  depth: number;
}

const TAG = /<(\/?)([\w:.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** All elements of a drawing in the order in which they begin. It must be one that is balanced. */
export function svgElements(xml: string): SvgElement[] {
  const found: SvgElement[] = [];
  const open: SvgElement[] = [];
  for (const [, closes, name = '', attributes = '', selfClosed] of xml.matchAll(TAG)) {
    if (closes) {
      open.pop();
      continue;
    }
    const element: SvgElement = {
      name,
      attributes: attributesIn(attributes),
      inside: [],
      depth: open.length,
    };
    open.at(-1)?.inside.push(element);
    found.push(element);
    if (!selfClosed) open.push(element);
  }
  return found;
}

function attributesIn(words: string): Map<string, string> {
  const pairs = words.matchAll(ATTRIBUTE);
  return new Map(Array.from(pairs, ([, name = '', one, other]) => [name, one ?? other ?? '']));
}
