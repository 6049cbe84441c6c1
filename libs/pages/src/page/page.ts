import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Form } from './form.js';
import type { Frame } from './frame.js';

const templates = new URL('../../templates/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, templates), 'utf8');

interface Root {
  data: { root: { form?: Form } };
}

/** What stands around a page, for Handlebars of its own. */
export const pagePart = read('parts/page.hbs');

const pages = Handlebars.create();
pages.registerPartial('page', pagePart);
for (const part of ['problems', 'field', 'once', 'tick', 'roles', 'ways']) {
  pages.registerPartial(part, read(`parts/${part}.hbs`));
}

const problemWith = (name: string, { form }: Root['data']['root']) =>
  form?.problems.find(({ field }) => field === name)?.message;

pages.registerHelper('wrong', (name: string, { data: { root } }: Root) => problemWith(name, root));
pages.registerHelper('typed', (name: string, known: unknown, { data: { root } }: Root) =>
  root.form && name in root.form.values ? root.form.values[name] : (known ?? ''),
);
pages.registerHelper(
  'picked',
  (name: string, value: string, known: unknown, { data: { root } }: Root) =>
    (root.form?.values[name] ?? known) === value ? new Handlebars.SafeString(' selected') : '',
);
pages.registerHelper(
  'ticked',
  (name: string, value: string, known: unknown, { data: { root } }: Root) => {
    const typed = root.form?.values[name]?.split(' ');
    const isOn = typed ? typed.includes(value) : known === true;
    return isOn ? new Handlebars.SafeString(' checked') : '';
  },
);
pages.registerHelper('described', (name: string, hint: unknown, { data: { root } }: Root) => {
  const isWrong = problemWith(name, root) !== undefined;
  const ids = [...(hint ? [`${name}-hint`] : []), ...(isWrong ? [`${name}-wrong`] : [])];
  const words = Handlebars.escapeExpression(ids.join(' '));
  const described = ids.length > 0 ? ` aria-describedby="${words}"` : '';
  return new Handlebars.SafeString(described + (isWrong ? ' aria-invalid="true"' : ''));
});

/** Each form is one thing to do, however often it is sent. */
pages.registerHelper('same', (one: unknown, other: unknown) => one === other);
pages.registerHelper('mutationId', () => randomUUID());

/**
 * A kind of page, from its template: `{{#> page}} … {{/page}}` puts the frame around it, `{{> problems}}`,
 * `{{> field name="…" label="…"}}` and `{{> tick …}}` show `form`, `{{> once}}` keeps a form from being done twice.
 *
 * @param name of a file in `templates`, such as "sign-in"
 */
export function compilePage<View extends object>(name: string) {
  const page = pages.compile(read(`${name}.hbs`), { preventIndent: true });
  return (frame: Frame, view: View & { form?: Form }): string => page({ ...view, frame });
}
