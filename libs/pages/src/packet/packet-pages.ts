import { readFileSync } from 'node:fs';
import { SIZES, sizeNames } from '@hearthside/print';
import Handlebars from 'handlebars';
import type { Frame } from '../page/frame.js';
import { pagePart } from '../page/page.js';
import { labelOf } from './packet-labels.js';
import type { PacketFormView } from './packet-form.view.js';
import type { PacketView } from './packet.view.js';

const templates = new URL('../../templates/', import.meta.url);
const pages = Handlebars.create();
pages.registerPartial('page', pagePart);
const page = (name: string) => pages.compile(readFileSync(new URL(name, templates), 'utf8'));

interface Root {
  data: { root: PacketFormView };
}

pages.registerHelper('join', (...words: unknown[]) => words.slice(0, -1).join(''));
pages.registerHelper('labelOf', (name: string) => labelOf(name));
pages.registerHelper('typed', (name: string, { data: { root } }: Root) => {
  const [, id, fact] = /^resource\.(.+)\.(\w+)$/.exec(name) ?? [];
  const known = root.resources.find((each) => each.id === id)?.values[fact ?? ''];
  return root.fields[name] ?? known ?? '';
});
pages.registerHelper('wrong', (name: string, { data: { root } }: Root) => root.wrong[name]);
pages.registerHelper('chosen', (name: string, value: string, { data: { root } }: Root) =>
  root.checked[`${name}:${value}`] ? new Handlebars.SafeString(' selected') : '',
);
pages.registerHelper('described', (name: string, hint: unknown, { data: { root } }: Root) => {
  const isWrong = root.wrong[name] !== undefined;
  const ids = [...(hint ? [`${name}-hint`] : []), ...(isWrong ? [`${name}-wrong`] : [])];
  const words = Handlebars.escapeExpression(ids.join(' '));
  const described = ids.length > 0 ? ` aria-describedby="${words}"` : '';
  return new Handlebars.SafeString(described + (isWrong ? ' aria-invalid="true"' : ''));
});

const formPage = page('packet-form.hbs');
const packetPage = page('packet.hbs');

export function packetFormHtml(view: PacketFormView, frame: Frame): string {
  return formPage({
    ...view,
    frame,
    form: view,
    leaders: ['A', 'B', 'C', 'D']
      .map((letter) => ({ name: `leader${letter}` }))
      // A third and a fourth are rare; who has them comes with an order.
      .filter(({ name }, index) => index < 2 || view.fields[name]),
    sizes: SIZES.map((value) => ({ value, words: sizeNames[value] })),
    papers: [
      { value: 'letter', words: 'Letter' },
      { value: 'a4', words: 'A4' },
    ],
    sides: [
      { value: 'both', words: 'on both sides of the paper' },
      { value: 'one', words: 'on one side' },
    ],
  });
}

export function packetHtml(view: PacketView, frame: Frame): string {
  return packetPage({
    ...view,
    frame,
    underway: view.state === 'waiting' || view.state === 'working',
    ready: view.state === 'ready',
    groups: view.groups.map((group) => ({
      ...group,
      sheets: group.sheets.map((each) => ({ ...each, one: each.pages === 1 })),
    })),
  });
}
