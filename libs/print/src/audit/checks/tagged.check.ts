import type { Check } from '../audit.js';
import { dictIn, entry } from '../entry.js';

export const tagged: Check = {
  name: 'tagged',
  title: 'The file is tagged, and says so',
  find({ document: { catalog }, structure }) {
    const info = dictIn(catalog, 'MarkInfo');
    return [
      ...(String(entry(info, 'Marked')) === 'true' ? [] : ['The file does not say it is tagged.']),
      ...(String(entry(info, 'Suspects')) === 'true' ? ['The file calls its tags doubtful.'] : []),
      ...(structure.elements.length > 0 ? [] : ['The file has no structure tree.']),
    ];
  },
};
