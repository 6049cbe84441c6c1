import type { Check } from '../audit.js';
import { textIn } from '../entry.js';

export const language: Check = {
  name: 'language',
  title: 'The file names its language',
  find({ document: { catalog } }) {
    const tag = textIn(catalog, 'Lang');
    if (tag === undefined) return ['The file does not name its language.'];
    return isPlausible(tag) ? [] : [`The file's language is "${tag}", which is none.`];
  },
};

/** Well formed, and a language that the platform has a name for: "xx" and "english" have none. */
function isPlausible(tag: string): boolean {
  try {
    const { language: primary } = new Intl.Locale(tag);
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    return names.of(primary) !== undefined;
  } catch {
    return false;
  }
}
