import type { Check } from '../audit.js';
import { isEmbedded } from '../fonts.js';

export const fontsEmbedded: Check = {
  name: 'fonts-embedded',
  title: 'Every font is in the file',
  find: ({ fonts }) =>
    fonts
      .filter((font) => !isEmbedded(font))
      .map(({ name }) => `The font ${name} is not in the file.`),
};
