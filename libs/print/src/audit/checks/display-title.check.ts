import type { Check } from '../audit.js';
import { dictIn, entry } from '../entry.js';

export const displayTitle: Check = {
  name: 'display-title',
  title: 'A reader’s window shows the title in place of the file name',
  find({ document: { catalog } }) {
    const shown = entry(dictIn(catalog, 'ViewerPreferences'), 'DisplayDocTitle');
    return String(shown) === 'true'
      ? []
      : ['The window would show the file name (DisplayDocTitle).'];
  },
};
