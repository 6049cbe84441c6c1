import type { BodyNode } from '../tree/tree.js';

/**
 * What a meeting says itself, in the place of the blocks of the same kind that its lessons have, and whatever
 * else the lessons say. What has no counterpart there comes first. A standing note is quoted once, and what to
 * do when something happens is told once.
 */
export function mergedBody(
  own: readonly BodyNode[],
  lessons: readonly (readonly BodyNode[])[],
): BodyNode[] {
  const ownKinds = new Set(own.map(kindOf));
  const placed = new Set<string>();
  const merged = lessons.flat().flatMap((node): BodyNode[] => {
    const kind = kindOf(node);
    if (kind === undefined) return [node];
    const isAgain = placed.has(kind) && (ownKinds.has(kind) || isSaidOnce(node));
    placed.add(kind);
    if (isAgain) return [];
    return ownKinds.has(kind) ? own.filter((each) => kindOf(each) === kind) : [node];
  });
  const further = own.filter((node) => !placed.has(kindOf(node) ?? ''));
  return [...further, ...merged];
}

/** What a block is about, as far as one can stand for another: prep for the same time, a note on the same flag. */
function kindOf(node: BodyNode): string | undefined {
  if (node.type !== 'block') return undefined;
  const { when, event, of, flag, kind, main } = node.attributes as Record<string, unknown>;
  return [node.name, when, event, of, flag ?? kind, main].join();
}

/** Two lessons may both have it, and one of them is enough. */
function isSaidOnce(node: BodyNode): boolean {
  return node.type === 'block' && ['standing-note', 'if-it-happens'].includes(node.name);
}
