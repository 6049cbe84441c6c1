export { LARGEST_LOGO, logoFault, logoType, type LogoType } from './logo.js';
export { readableColor } from './readable-color.js';
export { isColor, readableOn, SURFACES } from './readable-on.js';
