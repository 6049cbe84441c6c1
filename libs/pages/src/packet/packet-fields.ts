import type { PacketOrder } from '@hearthside/print';

/** What a form holds: everything as it was typed. */
export type Fields = Readonly<Record<string, string>>;

/** What is known of a place that helps; each has a field of its own. */
export const RESOURCE_FACTS = [
  ...['name', 'phone', 'text', 'tty', 'web', 'hours', 'cost', 'languages', 'access'],
  ...['confidentiality', 'verifiedBy', 'verifiedOn', 'expires', 'leftOut'],
] as const;

const LEADERS = ['A', 'B', 'C', 'D'] as const;

/** Fields that stand in an order under the same name, as words. */
const WORDS = [
  'course',
  'edition',
  'variant',
  'date',
  'start',
  'end',
  'zone',
  'place',
  'paper',
  'sides',
] as const;
const NUMBERS = ['meeting', 'learners', 'large', 'xlarge', 'spares'] as const;
/** Groups of an order, whose fields are called group.field. */
const GROUPS = {
  institute: ['name', 'color'],
  clinician: ['name', 'phone'],
  reporting: ['answer', 'by', 'on', 'askAgain'],
} as const;

/** An order as JSON out of a form; it is read and judged like any other. */
export function orderFromFields(fields: Fields, logo: string | undefined): Record<string, unknown> {
  const said = (name: string) => fields[name]?.trim() || undefined;
  const order: Record<string, unknown> = {};
  for (const name of WORDS) order[name] = said(name);
  for (const name of NUMBERS) order[name] = numberOf(said(name));
  for (const [group, names] of Object.entries(GROUPS)) {
    const values = names.map((name) => [name, said(`${group}.${name}`)] as const);
    if (values.some(([, value]) => value !== undefined)) order[group] = withoutGaps(values);
  }
  if (logo !== undefined && order['institute']) Object.assign(order['institute'], { logo });
  order['leaders'] = LEADERS.flatMap((letter) => {
    const name = said(`leader${letter}`);
    return name ? [{ name, print: said(`leader${letter}Print`) }] : [];
  });
  order['assistants'] = linesOf(said('assistants'));
  order['names'] = linesOf(said('names'));
  order['resources'] = resourceIds(fields).flatMap((id) => {
    const values = RESOURCE_FACTS.map((fact) => [fact, said(`resource.${id}.${fact}`)] as const);
    return values.some(([, value]) => value !== undefined) ? [{ id, ...withoutGaps(values) }] : [];
  });
  order['final'] = said('final') !== undefined;
  return withoutGaps(Object.entries(order));
}

/** A form filled from an order. */
export function fieldsFromOrder(order: PacketOrder): Fields {
  const entries: [string, string | undefined][] = [
    ...[...WORDS, ...NUMBERS].map((name): [string, string | undefined] => [
      name,
      words(order[name]),
    ]),
    ...Object.entries(GROUPS).flatMap(([group, names]) =>
      names.map((name): [string, string | undefined] => {
        const values = order[group as keyof typeof GROUPS] as Record<string, unknown> | undefined;
        return [`${group}.${name}`, words(values?.[name])];
      }),
    ),
    ...LEADERS.flatMap((letter, index): [string, string | undefined][] => [
      [`leader${letter}`, order.leaders[index]?.name],
      [`leader${letter}Print`, order.leaders[index]?.print],
    ]),
    ['assistants', order.assistants.join('\n')],
    ['names', order.names.join('\n')],
    ...order.resources.flatMap((resource) =>
      RESOURCE_FACTS.map((fact): [string, string | undefined] => [
        `resource.${resource.id}.${fact}`,
        resource[fact],
      ]),
    ),
    ['final', order.final ? 'yes' : undefined],
  ];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The field of the form in which a problem of the order can be mended. */
export function fieldOf(path: string, fields: Fields): string {
  const [first = '', second = '', third = ''] = path.split('.');
  if (first === 'leaders') {
    const letters = LEADERS.filter((letter) => fields[`leader${letter}`]?.trim());
    return `leader${letters[Number(second)] ?? 'A'}${third === 'print' ? 'Print' : ''}`;
  }
  if (first === 'names' || first === 'assistants') return first;
  if (first === 'resources') {
    const filled = resourceIds(fields).filter((id) =>
      RESOURCE_FACTS.some((fact) => fields[`resource.${id}.${fact}`]?.trim()),
    );
    return `resource.${filled[Number(second)] ?? ''}.${third || 'name'}`;
  }
  return path;
}

function resourceIds(fields: Fields): string[] {
  const ids = Object.keys(fields).flatMap((name) => /^resource\.(.+)\.\w+$/.exec(name)?.[1] ?? []);
  return [...new Set(ids)];
}

/** Words that are no number stay words, so that the order says what is wrong with them. */
function numberOf(typed: string | undefined): number | string | undefined {
  return typed === undefined || !/^-?\d+$/.test(typed) ? typed : Number(typed);
}

function linesOf(typed = ''): string[] {
  return typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

function words(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function withoutGaps(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  return Object.fromEntries([...entries].filter(([, value]) => value !== undefined));
}
