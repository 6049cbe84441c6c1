import type { Annotation } from '../annotations.js';
import type { Check } from '../audit.js';
import { dictIn, textIn } from '../entry.js';

/** The element that each kind belongs in. */
const HOMES: Record<string, string> = { Link: 'Link', Widget: 'Form' };

export const annotations: Check = {
  name: 'annotations',
  title: 'Links, fields and notes say what they are, and stand in the structure tree',
  find: ({ annotations: all, structure: { objects } }) =>
    all.flatMap((each) => {
      const { kind, page, ref } = each;
      const home = (ref && objects.get(ref)?.role) ?? 'no element';
      const wanted = HOMES[kind] ?? 'Annot';
      return [
        ...(wordsOf(each) ? [] : [`The ${kind} on page ${page} has no words (${wordsIn(kind)}).`]),
        ...(home === wanted ? [] : [`The ${kind} on page ${page} stands in ${home}.`]),
      ];
    }),
};

/** A field is read out by its tooltip. */
const wordsIn = (kind: string) => (kind === 'Widget' ? 'TU' : 'Contents');

function wordsOf({ kind, dict }: Annotation): string | undefined {
  if (kind !== 'Widget') return textIn(dict, 'Contents');
  return textIn(dict, 'TU') ?? textIn(dictIn(dict, 'Parent'), 'TU');
}
