import { describe, expect, it } from '@jest/globals';
import { forParticipants } from '../audience/for-participants.js';
import { readCourse } from '../read/course.js';
import { baseFiles, baseWith, lessonFile } from '../rules/fixtures/fixtures.js';
import { STANDARD_VARIANT } from '../settings/variant.settings.js';
import { blocksIn, isMeeting } from '../tree/tree.js';
import { writeMeeting } from '../write/write.js';
import { meetingsOf, variantsOf } from './meetings.js';

const settings = baseFiles.get('course.yaml')!;
const tea = baseFiles.get(lessonFile)!;

const cocoa = `---
title: A cup of cocoa
aim: Make a cup without lumps.
minutes: 25
sensitivity: medium
resources: [burns]
outcomes:
  - { text: say why milk comes first, shown-by: why }
  - { text: stir without lumps, shown-by: stir }
  - { text: name a cup, shown-by: sip }
leaders: 1
---

:::content-note
Milk is heated.
:::

:::way-out
Read the label.
:::

::standing-note{of=hot-water}

:::prep{when=half-hour}
- Buy milk.
:::

## Meet again
::activity{id=meet minutes=5 kind=opening core=keep}

Welcome back.

## Why milk comes first
::activity{id=why minutes=5 core=optional covers="T-02:taught" handouts="h2-1"}

Powder in hot milk makes lumps.

## Stir
::activity{id=stir minutes=10 core=keep shorter=8}

Stir the powder into a little milk.

## Sip
::activity{id=sip minutes=5 kind=closing}

Ada sips.
`;
const label = (block: string) => `---
id: h2-1
title: The label
kind: key-points
---

Powder goes into cold milk.

${block}
`;
const joined = `---
title: Two cups
aim: Make tea and cocoa.
lessons: [01-tea, 02-cocoa]
minutes: 30
plan:
  - warm 12
  - stir 8
  - sip 10
taken-in:
  - meet by warm
---

:::prep{when=half-hour}
- Buy milk and tea.
:::

## Sip both
::activity{id=sip minutes=10 kind=closing}

Ada sips tea, then cocoa.
`;
const files = (changes: Record<string, string> = {}) =>
  baseWith({
    'course.yaml': `${settings.replace('  - 01-tea', '  - 01-tea\n  - 02-cocoa')}variants:
  - id: one-evening
    title: One evening
    about: Both in one.
    meetings: [two-cups, 01-tea]
`,
    'items.yaml': `${baseFiles.get('items.yaml')}- { id: T-02, kind: step, text: Milk first., source: tea-book }\n`,
    'lessons/02-cocoa/lesson.md': cocoa,
    'lessons/02-cocoa/h2-1-label.md': label('::key-point[Cold milk first.]{covers="T-02:taught"}'),
    'variants/one-evening/two-cups.md': joined,
    ...changes,
  });
const read = (changes?: Record<string, string>) => readCourse('tea', files(changes));
const problemsWith = (changes: Record<string, string>) =>
  read(changes).problems.map(({ rule, file, message }) => `${rule} ${file}: ${message}`);
const first = () => meetingsOf(read().course!, 'one-evening')![0]!;
const two = 'variants/one-evening/two-cups.md';

describe('a plan of meetings', () => {
  it('is read without problems, beside the standard one', () => {
    const { course, problems } = read();
    expect(problems).toEqual([]);
    expect(variantsOf(course!).map(({ id, title }) => [id, title])).toEqual([
      [STANDARD_VARIANT, 'Standard'],
      ['one-evening', 'One evening'],
    ]);
    expect(meetingsOf(course!, 'nowhere')).toBeUndefined();
  });

  it('takes activities in its own order and minutes from several lessons', () => {
    const [one, second] = meetingsOf(read().course!, 'one-evening')!.map(({ lesson }) => lesson);
    expect(one!.activities.map(({ title, plan }) => [title, plan.minutes])).toEqual([
      ['Warm the pot', 12],
      ['Stir', 8],
      ['Sip both', 10],
    ]);
    expect([one!.number, one!.minutes, one!.title]).toEqual([1, 30, 'Two cups']);
    expect([second!.number, second!.title]).toEqual([2, 'A pot of tea']);
  });

  it('has the sheets, the help and the strictest demands of all its lessons', () => {
    const { handouts, sensitivity, resources, outcomes } = first().lesson;
    expect(handouts.map(({ id }) => id)).toEqual(['h1-1', 'h2-1']);
    expect([sensitivity, resources]).toEqual(['medium', ['burns']]);
    expect(outcomes.map(({ text }) => text)).toEqual([
      'warm a pot',
      'count the spoons',
      'stir without lumps',
      'name a cup',
    ]);
  });

  it('says what it says itself in the place of its lessons, and a standing note once', () => {
    const { body } = first().lesson;
    expect(
      blocksIn(body)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(
      ['content-note', 'content-note', 'prep', 'standing-note', 'way-out', 'way-out'].toSorted(),
    );
    expect(JSON.stringify(body)).toContain('Buy milk and tea.');
    expect(JSON.stringify(body)).not.toContain('Buy milk."');
  });

  it('lays what it writes over an activity of the same id: title, opening, blocks of one kind', () => {
    const more = `${joined}
## Stir and wait
::activity{id=stir minutes=3 led-by=b materials="a spoon"}

Stir twice.

:::listen
- Clinking
:::
`;
    const lesson = cocoa.replace(
      'Stir the powder into a little milk.',
      'Stir.\n\n::slide[Stir.]\n\nOn.\n\n:::purpose\nNo lumps.\n:::\n\n:::listen\n- Lumps\n:::\n\nPour.',
    );
    const { course, problems } = read({ [two]: more, 'lessons/02-cocoa/lesson.md': lesson });
    expect(problems).toEqual([]);
    const stir = meetingsOf(course!, 'one-evening')![0]!.lesson.activities[1]!;
    expect([stir.title, stir.plan]).toMatchObject([
      'Stir and wait',
      { minutes: 8, core: 'keep', shorter: 8, ledBy: 'either', materials: ['a spoon'] },
    ]);
    expect(
      JSON.stringify(stir.body).match(/No lumps|Lumps|Clinking|Stir twice|Stir\.|Pour/g),
    ).toEqual(['Stir twice', 'No lumps', 'Clinking', 'Pour']);
  });

  it('says no more how long a question takes when its activity has less time', () => {
    const ask = '::prompt[Clockwise?]{kind=pair minutes=4}';
    const asked = cocoa.replace('Stir the powder into a little milk.', `Stir.\n\n${ask}`);
    const promptIn = (plan: string) => {
      const { course } = read({ 'lessons/02-cocoa/lesson.md': asked, [two]: plan });
      const { body } = meetingsOf(course!, 'one-evening')![0]!.lesson.activities[1]!;
      return blocksIn(body).find(({ name }) => name === 'prompt')!.attributes;
    };
    expect(promptIn(joined)).not.toHaveProperty('minutes');
    const enough = joined.replace('stir 8', 'stir 10').replace('sip 10', 'sip 8');
    expect(promptIn(enough)).toMatchObject({ minutes: 4 });
    const anew = `${joined}\n## Stir\n::activity{id=stir minutes=8}\n\n${ask.replace('4', '3')}\n`;
    expect(promptIn(anew)).toMatchObject({ minutes: 3 });
  });

  it('marks what is done the shorter way, unless it says itself how', () => {
    const shortened = (more = '', minutes = 'stir 8') =>
      meetingsOf(
        read({
          [two]: joined.replace('stir 8', minutes).replace('\n## Sip both', `${more}\n## Sip both`),
        }).course!,
        'one-evening',
      )![0]!.lesson.activities.flatMap(({ id, shortened: isShort }) => (isShort ? [id] : []));
    expect(shortened()).toEqual(['stir']);
    expect(shortened('', 'stir 10')).toEqual([]);
    expect(shortened('\n## Stir\n::activity{id=stir minutes=8}\n\nStir.\n')).toEqual(['stir']);
    for (const block of ['do', 'shorter']) {
      const own = `\n## Stir\n::activity{id=stir minutes=8}\n\n:::${block}\nStir once.\n:::\n`;
      expect(shortened(own)).toEqual([]);
    }
  });

  it('tells what it leaves out, and where that rests', () => {
    expect(first().leftOut).toMatchObject([
      { activity: { id: 'taste' }, takenInBy: undefined, items: [] },
      { activity: { id: 'meet' }, takenInBy: { id: 'warm' } },
      { activity: { id: 'why' }, items: [{ item: 'T-02', handouts: ['h2-1'], activities: [] }] },
    ]);
  });

  it('is made once for a course, so that what is made of its meetings is too', () => {
    const { course } = read();
    expect(meetingsOf(course!, 'one-evening')).toBe(meetingsOf(course!, 'one-evening'));
  });

  it('shows learners no text for leaders', () => {
    const secret = joined.replace('Ada sips tea', ':::say\nCANARY\n:::\n\nAda sips tea');
    const { course, problems } = read({ [two]: secret });
    expect(problems).toEqual([]);
    for (const { lesson } of meetingsOf(course!, 'one-evening')!) {
      expect(JSON.stringify(forParticipants(lesson))).not.toContain('CANARY');
    }
  });

  it('keeps its sheet of cards at home only when the cards teach something by themselves', () => {
    const cards = (covers: string) =>
      label(`:::cards{size=small${covers}}\n- Milk\n- Powder\n:::`).replace('key-points', 'cards');
    const sheets = (covers: string) =>
      meetingsOf(
        read({ 'lessons/02-cocoa/h2-1-label.md': cards(covers) }).course!,
        'one-evening',
      )![0]!.lesson.handouts.map(({ id }) => id);
    expect(sheets('')).toEqual(['h1-1']);
    expect(sheets(' covers="T-02:taught"')).toEqual(['h1-1', 'h2-1']);
  });

  it('can be written and read again', () => {
    const meeting = read().course!.variants[0]!.meetings.filter(isMeeting)[0]!;
    const again = read({ [two]: writeMeeting(meeting) }).course!;
    expect(writeMeeting(again.variants[0]!.meetings.filter(isMeeting)[0]!)).toBe(
      writeMeeting(meeting),
    );
  });
});

describe('a plan that cannot be right', () => {
  it.each([
    ['a row that is no activity', '- sip 10', '- sup 10', 'broken-reference', 'called "sup"'],
    ['a lesson that is not there', '02-cocoa]', '02-cacao]', 'broken-reference', '"02-cacao"'],
    ['a row without minutes', '- stir 8', '- stir', 'wrong-field', 'entry 2'],
    [
      'a sum that is another',
      'minutes: 30',
      'minutes: 31',
      'minutes-add-up',
      'the meeting says 31',
    ],
    [
      'a row that is to be kept',
      'taken-in:\n  - meet by warm\n',
      '',
      'kept-activity',
      'Meet again',
    ],
    [
      'less than the shorter way',
      'stir 8',
      'stir 6',
      'hurried-activity',
      'or for 8 the shorter way',
    ],
    ['a row taken in by nobody', 'by warm', 'by nobody', 'broken-reference', '"nobody"'],
  ])('says so of %s', (_, from, to, rule, words) => {
    const found = problemsWith({ [two]: joined.replace(from, to) });
    expect(found.join('\n')).toMatch(new RegExp(`${rule} ${two}.*${words}`));
  });

  it('loses no item in silence', () => {
    const found = problemsWith({ 'lessons/02-cocoa/h2-1-label.md': label('') });
    expect(found).toEqual([
      `lost-item ${two}: In the plan "One evening" nobody learns T-02: Milk first.`,
    ]);
  });

  it('does not end with a lesson of high sensitivity', () => {
    const high = tea.replace(
      'sensitivity: low',
      'sensitivity: high\nclinician-on-call: true\nnotice-days: 7',
    );
    expect(problemsWith({ [lessonFile]: high })).toEqual([
      'high-sensitivity course.yaml: The plan "One evening" ends with a lesson of high sensitivity.',
    ]);
  });

  it('says the right to pass in good time, and has a break in good time', () => {
    const long = joined.replace('minutes: 30', 'minutes: 75').replace('sip 10', 'sip 55');
    expect(problemsWith({ [two]: long })).toEqual(
      expect.arrayContaining([expect.stringContaining(`late-break ${two}`)]),
    );
  });

  it('names a meeting that is neither a lesson nor a file, and a file that is no meeting', () => {
    const gone = files();
    const moved = new Map([...gone].filter(([path]) => path !== two));
    moved.set('variants/one-evening/three-cups.md', joined);
    const { problems } = readCourse('tea', moved);
    expect(problems.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      'missing-file course.yaml',
      'unread-file variants/one-evening/three-cups.md',
    ]);
  });

  it('asks for a lesson that can stand alone where the first ones are missing', () => {
    const alone = joined
      .replace('[01-tea, 02-cocoa]', '[02-cocoa]')
      .replace('  - warm 12\n', '  - meet 12\n')
      .replace('taken-in:\n  - meet by warm\n', '');
    const yaml = files().get('course.yaml')!.replace('[two-cups, 01-tea]', '[two-cups]');
    const found = problemsWith({ [two]: alone, 'course.yaml': yaml });
    expect(found.filter((each) => each.startsWith('stands-alone'))).toHaveLength(2);
    expect(found.join()).toContain('no-last-time');
  });

  it('does not use one name for two activities of one meeting', () => {
    const twice = `${joined}\n## Sip again\n::activity{id=sip minutes=3}\n\nOnce more.\n`;
    expect(problemsWith({ [two]: twice }).join()).toContain('The id "sip" is already taken');
  });

  it('is not called standard', () => {
    const yaml = files().get('course.yaml')!.replace('id: one-evening', 'id: standard');
    expect(problemsWith({ 'course.yaml': yaml }).join()).toContain('wrong-field');
  });
});
