import { describe, expect, it } from '@jest/globals';
import { blocks } from '../block/blocks.js';
import { leaderBlocks } from '../block/leader.blocks.js';
import { coverageOf } from '../coverage/coverage.js';
import { baseFiles, baseWith } from '../rules/fixtures/fixtures.js';
import { readCourse } from './course.js';

const settings = baseFiles.get('course.yaml')!;

function sheet(body: string, { audience = 'everyone', kind = 'reading' } = {}): string {
  return `---\ntitle: A sheet\nfor: ${audience}\nkind: ${kind}\n---\n\n${body}\n`;
}

/** The miniature course with some sheets, listed in the order in which they are given. */
function read(sheets: Record<string, string>, more: Record<string, string> = {}) {
  const list = Object.keys(sheets).map((id) => `  - ${id}\n`);
  const texts = Object.entries(sheets).map(([id, text]) => [`sheets/${id}.md`, text]);
  const { course, problems } = readCourse(
    'tea',
    baseWith({
      'course.yaml': `${settings}sheets:\n${list.join('')}`,
      ...Object.fromEntries(texts),
      ...more,
    }),
    { today: '2026-11-22' },
  );
  return { course: course!, problems, rules: problems.map(({ rule }) => rule) };
}

describe('sheets of the course', () => {
  it('are read in the order of course.yaml, each named by its file', () => {
    const { course, problems } = read({
      welcome: sheet('Come in.'),
      'host-brief': sheet(':::prep{when=day-before}\n- Try the door.\n:::', { audience: 'host' }),
    });
    expect(problems).toEqual([]);
    expect(course.sheets.map(({ id, for: audience, kind }) => [id, audience, kind])).toEqual([
      ['welcome', 'everyone', 'reading'],
      ['host-brief', 'host', 'reading'],
    ]);
    expect(course.sheets[1]!.body).toMatchObject([{ name: 'prep' }]);
  });

  it('must say whom they are for', () => {
    const { problems } = read({ welcome: '---\ntitle: Welcome\n---\n\nCome in.\n' });
    expect(problems).toMatchObject([{ rule: 'missing-field', file: 'sheets/welcome.md' }]);
    expect(problems[0]!.message).toContain('"for"');
  });

  it.each(['sources', 'help'])('leave the name %s to the sheet that every course has', (id) => {
    const { problems } = read({ [id]: sheet('Mine.') });
    expect(problems).toMatchObject([{ rule: 'wrong-field', file: 'course.yaml', line: 20 }]);
    expect(problems[0]!.hint).toContain('every course has');
  });

  it('are listed once each', () => {
    const listed = { 'course.yaml': `${settings}sheets: [welcome, welcome]\n` };
    const { problems } = read({ welcome: sheet('Come in.') }, listed);
    expect(problems).toMatchObject([{ rule: 'wrong-field', file: 'course.yaml' }]);
  });

  it('are missed when they are listed and not there, and found when it is the other way round', () => {
    const { problems } = readCourse(
      'tea',
      baseWith({
        'course.yaml': `${settings}sheets: [welcome]\n`,
        'sheets/welcom.md': sheet('Come in.'),
      }),
    );
    expect(problems.map(({ rule, file }) => [rule, file])).toEqual([
      ['missing-file', 'course.yaml'],
      ['unread-file', 'sheets/welcom.md'],
    ]);
  });

  it('take blocks of the leaders’ family unless everyone reads them, and say where those belong', () => {
    const brief = ':::say\nWelcome.\n:::';
    expect(read({ brief: sheet(brief, { audience: 'leaders' }) }).problems).toEqual([]);
    expect(read({ brief: sheet(brief, { audience: 'host' }) }).problems).toEqual([]);
    const { problems } = read({ brief: sheet(brief) });
    expect(problems).toMatchObject([{ rule: 'misplaced-block', line: 7 }]);
    expect(problems[0]!.message).toBe(':::say cannot stand on a sheet for everyone.');
    expect(problems[0]!.hint).toContain('"for: leaders"');
  });

  it('know which leaders’ blocks make sense outside a lesson', () => {
    const names = Object.entries(leaderBlocks).flatMap(([name, { within }]) =>
      within.includes('sheet') ? [name] : [],
    );
    expect(names.toSorted()).toEqual([
      ...['access', 'do', 'if-it-happens', 'listen', 'note', 'prep', 'reporting', 'room', 'say'],
      'set-up',
    ]);
    expect(blocks['home-practice'].within).not.toContain('sheet');
    expect(read({ a: sheet(':::home-practice\nTry it.\n:::') }).rules).toEqual(['misplaced-block']);
  });

  it.each([
    ['a rating', ':::rating{low=no high=yes}\n- I would come again.\n:::', 'kind: evaluation'],
    ['a sorting exercise', ':::pairs{as=sort}\n| A | B |\n| - | - |\n| a | b |\n:::', 'a lesson'],
  ])('have no place for %s where it cannot be used', (_, body, where) => {
    const { problems } = read({ welcome: sheet(body) });
    expect(problems).toMatchObject([{ rule: 'misplaced-block' }]);
    expect(problems[0]!.hint).toContain(where);
  });

  it('may rate on an evaluation', () => {
    const body = ':::rating{low=no high=yes}\n- I would come again.\n:::';
    expect(read({ end: sheet(body, { kind: 'evaluation' }) }).problems).toEqual([]);
  });

  it('do not count towards what the lessons cover', () => {
    const { course, problems } = read({
      welcome: sheet('::lines[Why?]{count=2 covers="T-01:practised"}'),
    });
    expect(problems).toEqual([]);
    expect([...coverageOf(course)[0]!.levels.values()]).toEqual(['taught']);
  });
});

const hard =
  'Interpersonal attunement necessitates reciprocal acknowledgment of divergent perspectives. ';

describe('what is asked of every text', () => {
  it.each([
    ['broken-reference', '::resources{of=burn}'],
    ['broken-reference', '::lines[Why?]{count=2 covers="T-99"}'],
    ['claim-support', ':::claim\nA warm pot keeps tea hot.\n:::'],
    ['few-choices', ':::pause\n- Breathe.\n:::'],
    ['future-date', ':::claim{strength=weak sources="tea-book" checked=2099-01-01}\nIt may.\n:::'],
    ['heading-order', '### Too deep'],
    ['idle-remark', '<!-- allow loaded-words -->\n\nTea.'],
    ['image-text', '![](../lessons/01-tea/pot.svg)'],
    ['picture-file', '![A pot](pot.svg)'],
    ['leader-words', 'Remind the group that passing is fine.'],
    ['loaded-words', 'Tea heals.'],
    ['long-block', `::key-point[${'tea '.repeat(30)}]`],
    ['main-point', '::key-point[Tea.]{main}\n\n::key-point[Milk.]{main}'],
    ['reading-grade', hard.repeat(8)],
    ['safety-note', 'Try this on your partner.'],
    ['scored-sheet', 'Add up your numbers.'],
    ['story-person', ':::story{people=ada}\nYou pour the tea.\n:::'],
    ['wide-table', ':::table{stacked=never}\n| a | b | c | d | e |\n| - | - | - | - | - |\n:::'],
    ['duplicate-id', '::lines[Why?]{id=warm count=2}'],
  ])('is asked of a sheet: %s', (rule, body) => {
    const pictures = new Map([
      [
        'lessons/01-tea/pot.svg',
        new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      ],
    ]);
    const { problems } = readCourse(
      'tea',
      baseWith({
        'course.yaml': `${settings}sheets: [welcome]\n`,
        'sheets/welcome.md': sheet(body),
      }),
      { today: '2026-11-22', pictures },
    );
    expect(problems.map((each) => [each.rule, each.file])).toEqual([[rule, 'sheets/welcome.md']]);
  });

  it('lets leaders’ and host’s sheets speak to leaders, at the guides’ reading grade', () => {
    const body = 'Remind the group that passing is fine.';
    expect(read({ brief: sheet(body, { audience: 'host' }) }).problems).toEqual([]);
    const { problems } = read({ brief: sheet(hard.repeat(8), { audience: 'leaders' }) });
    expect(problems[0]!.message).toContain('the target is 9');
  });

  it('lets a remark settle a warning on a sheet', () => {
    const body = '<!-- allow loaded-words: a title -->\n\nTea heals.';
    expect(read({ welcome: sheet(body) }).problems).toEqual([]);
  });

  it('makes cards of no pairs that learners may not read', () => {
    const pairs = ':::pairs{id=hints}\n| A | B |\n| - | - |\n| a | b |\n:::';
    const cards = sheet('::cards{of=hints}');
    const { problems } = read({ brief: sheet(pairs, { audience: 'host' }), cards });
    expect(problems).toMatchObject([{ rule: 'broken-reference', file: 'sheets/cards.md' }]);
    expect(read({ open: sheet(pairs), cards }).problems).toEqual([]);
  });
});
