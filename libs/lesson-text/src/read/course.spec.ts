import { describe, expect, it } from '@jest/globals';
import { plainText } from '../prose/prose.js';
import { baseFiles, baseWith, handoutFile, lessonFile } from '../rules/fixtures/fixtures.js';
import { readCourse } from './course.js';

const lesson = baseFiles.get(lessonFile)!;
const handout = baseFiles.get(handoutFile)!;

function read(files: Record<string, string>) {
  const { course, problems } = readCourse('tea', baseWith(files));
  return { course: course!, rules: problems.map(({ rule }) => rule), problems };
}

describe('reading a course', () => {
  it('yields lessons with their activities, prompts and handouts in order', () => {
    const { course } = read({});
    const [tea] = course.lessons;
    expect(tea).toMatchObject({ number: 1, slug: 'tea', title: 'A pot of tea', minutes: 20 });
    expect(tea!.activities.map(({ id, plan }) => [id, plan.minutes, plan.core])).toEqual([
      ['warm', 12, 'keep'],
      ['taste', 8, 'adapt'],
    ]);
    expect(tea!.handouts.map(({ id }) => id)).toEqual(['h1-1']);
  });

  it('leaves clock times and words with colons as they were typed', () => {
    const words = 'We meet at 9:30 sharp; note:this and a:b[c]{d} too.';
    const { course, rules } = read({
      [handoutFile]: handout.replace('One spoon for each cup, and one for the pot.', words),
    });
    expect(rules).toEqual([]);
    const [paragraph] = course.lessons[0]!.handouts[0]!.body;
    expect(paragraph?.type === 'paragraph' && plainText([paragraph])).toBe(words);
  });

  it('reports a block left open once, where it was opened, and reads on behind it', () => {
    const { course, problems } = read({
      [lessonFile]: lesson.replace('Pour a little water in, and out again.\n:::', 'Pour.'),
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: 'unclosed-block', line: 34 });
    expect(course.lessons[0]!.activities).toHaveLength(2);
  });

  it('reports a block left open to the end of the file once', () => {
    const { problems } = read({ [lessonFile]: `${lesson}\n:::listen\n- Slurping.\n` });
    expect(problems.map(({ rule }) => rule)).toEqual(['unclosed-block']);
    expect(problems[0]!.message).toContain('the end of the file');
  });

  it('gives the line in the file, not in the settings, of a field that does not fit', () => {
    const { problems } = read({ [lessonFile]: lesson.replace('minutes: 20', 'minutes: soon') });
    expect(problems[0]).toMatchObject({ rule: 'wrong-field', file: lessonFile, line: 4 });
  });

  it('says when the settings at the top are missing altogether', () => {
    const { rules } = read({ [handoutFile]: 'Just text.\n' });
    expect(rules).toEqual(['missing-settings']);
  });

  it('reads files saved on Windows and with a byte-order mark alike', () => {
    const { course, rules } = read({ [lessonFile]: `\uFEFF${lesson.replaceAll('\n', '\r\n')}` });
    expect(rules).toEqual([]);
    expect(course.lessons[0]!.activities).toHaveLength(2);
  });

  it('collects the problems of all files in one pass, by file and line', () => {
    const { problems } = read({
      [lessonFile]: lesson.replace('minutes=8', 'minutes=9').replace('kind=pair', 'kind=chat'),
      [handoutFile]: handout.replace('count=2', 'count=200'),
    });
    expect(problems.map(({ rule, file }) => [rule, file])).toEqual([
      ['wrong-attribute', handoutFile],
      ['minutes-add-up', lessonFile],
      ['wrong-attribute', lessonFile],
    ]);
  });

  it.each([
    ['a line of thirty hyphens', '-'.repeat(30)],
    ['five levels of quotation', '>'.repeat(5) + ' so'],
  ])('does not take %s for nesting', (_, words) => {
    const { rules } = read({
      [handoutFile]: handout.replace('One spoon', `${words}\n\nOne spoon`),
    });
    expect(rules).not.toContain('beyond-measure');
  });

  it.each([
    ['blocks of four colons closed with three', '::::a\n:::\n\n'.repeat(3000)],
    ['one quotation that goes on and on', `> a\n${'a\n'.repeat(60_000)}`],
    ['links that never end', '[a]('.repeat(40_000)],
    ['emphasis in emphasis', 'a*b_'.repeat(40_000)],
    ['pictures in pictures', '![a'.repeat(5000) + '](x.svg)'.repeat(5000)],
    ['old line ends before quotations', `x\r${'> '.repeat(5000)}`],
    ['emphasis four thousand deep', `${'**a '.repeat(4000)}${'**'.repeat(4000)}`],
  ])('gives up at once on %s', (_, words) => {
    expect(read({ [handoutFile]: `${handout}\n${words}\n` }).rules).toEqual(['beyond-measure']);
  });

  it('gives up a file of ten thousand open blocks at once, and reads the others', () => {
    const { rules, course } = read({ [handoutFile]: handout + ':::say\n'.repeat(10_000) });
    expect(rules).toEqual(['beyond-measure']);
    expect(course.lessons[0]!.activities).toHaveLength(2);
  });

  it.each([
    ['one colon at the start', ':say\nTell them.'],
    ['one colon before a bracket', 'Now :prompt[What?]{kind=pair} follows.'],
    ['semicolons', ';;;say\nTell them.\n;;;'],
    ['a space after the colons', '::: say\nTell them.'],
    ['a bracket left open', '::lines[Why?'],
  ])('takes no block with a slip in it for text: %s', (_, words) => {
    const { rules } = read({ [handoutFile]: `${handout}\n${words}\n` });
    expect(rules).toContain('unreadable-block');
  });

  it('reports a lesson called sensitive that offers nothing', () => {
    const bare = lesson
      .replace('sensitivity: low', 'sensitivity: medium')
      .replace(/resources:\n.*\n/, '');
    const { problems } = read({ [lessonFile]: bare });
    expect(problems.map(({ rule }) => rule)).toEqual(['sensitive-support']);
    expect(problems[0]!.message).toContain('no resource');
  });

  it('names the one cause when a plan cannot be read, and not what follows from it', () => {
    const { rules } = read({ [lessonFile]: lesson.replace('minutes=12', 'minutes=twelve') });
    expect(rules).toEqual(['wrong-attribute']);
  });

  it('does not call a day missing that was typed wrong', () => {
    const { rules } = read({ [lessonFile]: lesson.replace('checked=2026-11-22', 'checked=today') });
    expect(rules).toEqual(['wrong-attribute']);
  });

  it('says how a lesson’s folder is named, where course.yaml lists it', () => {
    const course = baseFiles.get('course.yaml')!.replace('- 01-tea', '- tea_1');
    const { problems } = readCourse('tea', baseWith({ 'course.yaml': course }));
    expect(problems).toMatchObject([{ rule: 'wrong-field', file: 'course.yaml', line: 9 }]);
    expect(problems[0]!.hint).toContain('02-first-steps');
  });

  it('finds two lessons with one number', () => {
    const course = baseFiles.get('course.yaml')!;
    const { problems } = read({
      'course.yaml': course.replace('  - 01-tea', '  - 01-tea\n  - 01-cocoa'),
      'lessons/01-cocoa/lesson.md': lesson
        .replace(/id=\w+/g, (id) => `${id}-too`)
        .replace(/shown-by: .*/g, 'shown-by: warm-too')
        .replace('handouts="h1-1" ', ''),
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'The id "lesson 1" is already taken at lessons/01-tea/lesson.md:1.',
    ]);
  });

  it('names the lines that repeat through & and * instead of unfolding them', () => {
    const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n';
    expect(read({ 'course.yaml': bomb }).rules).toEqual(['unreadable-yaml']);
  });
});
