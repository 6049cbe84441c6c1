export type PictureFault = 'kind' | 'content' | 'fetches';

/** The first bytes of a file of each kind. */
const beginnings: Record<string, number[]> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
};

/** What keeps a picture from being drawn on its own; nothing when it can be. */
export function pictureFault(path: string, bytes: Uint8Array): PictureFault | undefined {
  const kind = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (kind === 'svg') return drawingFault(new TextDecoder().decode(bytes));
  const beginning = beginnings[kind];
  if (!beginning) return 'kind';
  return beginning.every((byte, at) => bytes[at] === byte) ? undefined : 'content';
}

function drawingFault(text: string): PictureFault | undefined {
  const xml = text.replace(/^\uFEFF/, '').replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  if (!/^\s*(?:<!DOCTYPE svg[^>[]*>\s*)?<svg[\s>]/i.test(xml)) return 'content';
  if (!isBalanced(xml)) return 'content';
  const inside = xml.replace(/<!DOCTYPE[^>]*>/i, '');
  const hasScript = /<(?:[\w-]+:)?(?:script|foreignObject)\b|\son\w+\s*=|<!ENTITY/i.test(inside);
  return hasScript || fetches(inside) ? 'fetches' : undefined;
}

/** Does any address in it point elsewhere than into the drawing itself? */
function fetches(xml: string): boolean {
  const hrefs = [...xml.matchAll(/\b(?:xlink:)?(?:href|src)\s*=\s*(["'])(.*?)\1/gis)];
  const urls = [...xml.matchAll(/\burl\(\s*["']?([^"')]*)/gi)];
  const addresses = [...hrefs.map(([, , each]) => each!), ...urls.map(([, each]) => each!)];
  const isOwn = (address: string) => /^(?:#|data:image\/(?:png|jpe?g)[;,])/i.test(address.trim());
  return addresses.some((address) => !isOwn(address)) || /@import\b/i.test(xml);
}

/** Is every element closed in the order it was opened? The one fault a hand-made drawing has. */
function isBalanced(xml: string): boolean {
  const open: string[] = [];
  const tags = xml.matchAll(/<(\/?)([\w:.-]+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>/g);
  let end = 0;
  for (const { 0: tag, 1: closes, 2: name, 3: selfClosed, index } of tags) {
    if (/[<>]/.test(xml.slice(end, index).replace(/<!(?:DOCTYPE|\[CDATA\[)[\s\S]*?>/gi, ''))) {
      return false;
    }
    end = index + tag.length;
    if (closes) {
      if (open.pop() !== name) return false;
    } else if (!selfClosed) open.push(name!);
  }
  return open.length === 0 && !/[<>]/.test(xml.slice(end));
}
