import { merge } from 'node-diff3';

/**
 * A text that was changed twice, apart from one another: both changes are in it. Nothing when they touch the same
 * sentence or neighbours, for then somebody has to read it.
 */
export function mergedText(before: string, ours: string, theirs: string): string | undefined {
  const { conflict, result } = merge(pieces(ours), pieces(before), pieces(theirs), {
    excludeFalseConflicts: true,
  });
  return conflict ? undefined : result.join('');
}

/** Sentences and line ends: an edition has each paragraph in one line. */
function pieces(text: string): string[] {
  return text.split(/(?<=[.!?]["”)*_]{0,2} )|(?<=\n)/);
}
