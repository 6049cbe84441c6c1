import { describe, expect, it } from '@jest/globals';
import { baseFiles, baseWith, handoutFile, lessonFile } from '../rules/fixtures/fixtures.js';
import { readCourse } from './course.js';

const front = '---\nid: h1-1\ntitle: Spoons\nkind: worksheet\n---\n\n';
const course = baseFiles.get('course.yaml')!;
const many = (text: string, times: number) => text.repeat(times);

/** Nine lines that would unfold into a thousand million words. */
const anchorBomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]']
  .concat(
    'bcdefghi'.split('').map((name, n) => `${name}: &${name} [${many(`*${'abcdefgh'[n]},`, 10)}]`),
  )
  .join('\n');

const rulesFor = (files: Record<string, string>) =>
  new Set(readCourse('tea', baseWith(files)).problems.map(({ rule }) => rule));

describe('a file that means harm, or is merely unlucky', () => {
  it.each([
    ['an empty lesson', { [lessonFile]: '' }, 'missing-settings'],
    ['an empty handout', { [handoutFile]: '' }, 'missing-settings'],
    ['an empty course.yaml', { 'course.yaml': '' }, 'wrong-field'],
    ['nothing but a NUL', { [handoutFile]: '\0' }, 'missing-settings'],
    ['10 MB of letters', { [handoutFile]: front + many('tea ', 2_500_000) }, 'beyond-measure'],
    ['10 MB on one line of YAML', { 'items.yaml': many('x', 10_000_000) }, 'beyond-measure'],
    [
      '10,000 blocks in one another',
      { [handoutFile]: front + many(':::term[a]\n', 10_000) },
      'beyond-measure',
    ],
    [
      '10,000 quotations in one another',
      { [handoutFile]: front + many('>', 10_000) },
      'beyond-measure',
    ],
    [
      '10,000 lists in one another',
      { [handoutFile]: `${front}${many('- ', 10_000)}a` },
      'beyond-measure',
    ],
    [
      '10,000 brackets in YAML',
      { 'items.yaml': many('[', 10_000) },
      /unreadable-yaml|beyond-measure/,
    ],
    [
      '10,000 maps in YAML',
      { 'items.yaml': many('{a: ', 10_000) },
      /unreadable-yaml|beyond-measure/,
    ],
    ['10,000 dashes in YAML', { 'items.yaml': many('- ', 10_000) }, /./],
    ['a bomb of anchors', { 'items.yaml': anchorBomb }, 'unreadable-yaml'],
    ['an anchor to itself', { 'items.yaml': '&a [*a]' }, 'unreadable-yaml'],
    ['YAML that names code', { 'items.yaml': '- !!js/function "x"' }, /./],
    [
      'a key that every object has',
      { 'course.yaml': `${course}\n__proto__: {a: b}\nconstructor: x\n` },
      /unknown-field|unreadable-yaml/,
    ],
    ['settings that never end', { [handoutFile]: '---\nid: h1-1\n' }, 'missing-settings'],
    [
      '10,000 activities without a plan',
      { [lessonFile]: baseFiles.get(lessonFile)! + many('\n## A\n', 3_000) },
      'activity-without-plan',
    ],
    ['half of a pair of UTF-16', { [handoutFile]: `${front}tea \uD83E cup ____` }, /^$/],
  ] as [string, Record<string, string>, string | RegExp][])(
    'ends in problems: %s',
    (_, files, rule) => {
      const found = rulesFor(files);
      if (rule instanceof RegExp && rule.source === '^$') expect(found).toEqual(new Set());
      else expect([...found].some((name) => name.match(rule))).toBe(true);
    },
  );

  it.each(['\r\n', '\r'])('reads the same with other ends of lines: %j', (end) => {
    const changed = Object.fromEntries(
      [...baseFiles].map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', end)}`]),
    );
    expect([...rulesFor(changed)]).toEqual([]);
  });
});
