import { PDFStream } from 'pdf-lib';
import type { Check } from '../audit.js';
import { entry } from '../entry.js';

export const toUnicode: Check = {
  name: 'to-unicode',
  title: 'Letters can be copied, searched and read aloud',
  find: ({ fonts }) =>
    fonts
      .filter(({ dict }) => !(entry(dict, 'ToUnicode') instanceof PDFStream))
      .map(({ name }) => `The font ${name} does not say which letters it shows (ToUnicode).`),
};
