import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const templates = new URL('../../templates/', import.meta.url);

/** A file of this app's templates, read once. */
export function templateText(name: string): string {
  return readFileSync(new URL(name, templates), 'utf8');
}

export function template<V extends object>(name: string): (view: V) => string {
  return Handlebars.compile<V>(templateText(name));
}
