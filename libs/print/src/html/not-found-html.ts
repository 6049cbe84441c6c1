import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { UnknownSheet } from '../printable/unknown-sheet.js';

const page = Handlebars.compile(
  readFileSync(new URL('../../templates/not-found.hbs', import.meta.url), 'utf8'),
);

/** What was asked for, and what there is. */
export function notFoundHtml({ part, asked, known }: UnknownSheet): string {
  return page({ part, asked, known });
}
