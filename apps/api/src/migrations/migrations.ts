import { Editions1763800000000 } from './1763800000000-editions.js';

/** In order of their numbers. */
export const migrations = [Editions1763800000000];
