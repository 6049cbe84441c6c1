import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const template = new URL('../../templates/message.hbs', import.meta.url);
const page = Handlebars.compile(readFileSync(template, 'utf8'));

/** A plain page that says one thing and leads back to the first page. */
export function messagePage(title: string, message: string): string {
  return page({ title, message });
}
