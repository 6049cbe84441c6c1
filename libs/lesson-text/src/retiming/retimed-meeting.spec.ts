import { describe, expect, it } from '@jest/globals';
import { readCourse } from '../read/course.js';
import { baseFiles, baseWith } from '../rules/fixtures/fixtures.js';
import { blocksIn } from '../tree/tree.js';
import { meetingsOf } from '../variant/meetings.js';
import { retimedMeeting } from './retimed-meeting.js';

const lesson = `---
title: A cup of cocoa
aim: Make a cup without lumps.
minutes: 40
sensitivity: low
outcomes:
  - { text: say why milk comes first, shown-by: why }
  - { text: sort the cups, shown-by: sort }
  - { text: stir without lumps, shown-by: stir }
resources: [burns]
---

::standing-note{of=hot-water}

:::way-out
Read the label.
:::

## Meet
::activity{id=meet minutes=5 kind=opening core=keep}

Welcome.

## Stir
::activity{id=stir minutes=12 core=keep shorter=8}

Stir the powder into a little milk.

::prompt[Clockwise?]{kind=pair minutes=4}

:::do
1. Stir.
:::

:::shorter
Stir once.
:::

## Stretch
::activity{id=stretch minutes=6 kind=break core=keep}

## Why milk comes first
::activity{id=why minutes=6 core=optional drop-order=2 covers="T-02:taught" handouts="h2-1"}

Powder in hot milk makes lumps.

## Sort the cups
::activity{id=sort minutes=8 core=adapt drop-order=1 handouts="h2-2"}

Large and small.

## Sip
::activity{id=sip minutes=3 kind=closing core=keep covers="T-02:mentioned"}

Ada sips.
`;
const label = `---
id: h2-1
title: The label
kind: key-points
---

::key-point[Cold milk first.]{covers="T-02:taught"}
`;
const cards = `---
id: h2-2
title: Cups
kind: cards
---

:::cards{size=small}
- Large
- Small
:::
`;
/** Its own closing does the work of the opening, and can be shorter. */
const evening = `---
title: Cocoa alone
aim: Make a cup.
lessons: [02-cocoa]
minutes: 26
plan:
  - stir 8
  - sort 8
  - round 10
taken-in:
  - meet by round
  - sip by round
outcomes:
  - { text: stir without lumps, shown-by: stir }
---

:::way-out
Read the label.
:::

## Round
::activity{id=round minutes=10 core=optional shorter=7 drop-order=2}

Everyone says a word.

:::do
1. Ask for a word.
:::

:::shorter
Ask a few.
:::
`;
const { course } = readCourse(
  'tea',
  baseWith({
    'course.yaml': `${baseFiles.get('course.yaml')!.replace('  - 01-tea', '  - 01-tea\n  - 02-cocoa')}variants:
  - id: one-evening
    title: One evening
    about: Cocoa alone.
    meetings: [cocoa]
`,
    'items.yaml': `${baseFiles.get('items.yaml')}- { id: T-02, kind: step, text: Milk first., source: tea-book }\n`,
    'lessons/02-cocoa/lesson.md': lesson,
    'lessons/02-cocoa/h2-1-label.md': label,
    'lessons/02-cocoa/h2-2-cups.md': cards,
    'variants/one-evening/cocoa.md': evening,
  }),
);
const asWritten = () => meetingsOf(course!, 'standard')![1]!;
const alone = () => meetingsOf(course!, 'one-evening')![0]!;

function inMinutes(planned: ReturnType<typeof asWritten>, minutes: number) {
  const result = retimedMeeting(planned, minutes);
  if (!result.fits) throw new Error(`${result.least} minutes at least`);
  return result;
}

describe('a session in less time', () => {
  it('has the time it got, in the minutes of its rows', () => {
    const { meeting, retiming } = inMinutes(asWritten(), 27);
    expect(meeting.lesson.minutes).toBe(27);
    expect(meeting.lesson.activities.map(({ id, plan }) => [id, plan.minutes])).toEqual([
      ['meet', 5],
      ['stir', 12],
      ['stretch', 7],
      ['sip', 3],
    ]);
    expect(retiming.onTop).toMatchObject({ activity: { id: 'stretch' }, minutes: 1 });
  });

  it('marks what is done the shorter way, and has no minutes there for the questions', () => {
    const { activities } = inMinutes(asWritten(), 22).meeting.lesson;
    expect(activities.map(({ id, shortened }) => [id, shortened])).toEqual([
      ['meet', undefined],
      ['stir', true],
      ['stretch', undefined],
      ['sip', undefined],
    ]);
    const prompt = blocksIn(activities[1]!.body).find(({ name }) => name === 'prompt')!;
    expect(prompt.attributes).not.toHaveProperty('minutes');
    expect(prompt.attributes).toMatchObject({ kind: 'pair' });
  });

  it('tells what is left out and where it is; its sheet goes home, and cards that teach nothing do not', () => {
    const { lesson: whole, leftOut } = inMinutes(asWritten(), 27).meeting;
    expect(leftOut).toMatchObject([
      { activity: { id: 'why' }, items: [{ item: 'T-02', handouts: ['h2-1'], activities: [] }] },
      { activity: { id: 'sort' }, items: [] },
    ]);
    expect(whole.handouts.map(({ id }) => id)).toEqual(['h2-1']);
  });

  it('promises no outcome of which nothing gives evidence any more', () => {
    const outcomes = (minutes: number) =>
      inMinutes(asWritten(), minutes).meeting.lesson.outcomes.map(({ text }) => text);
    expect(outcomes(32)).toEqual(['say why milk comes first', 'stir without lumps']);
    expect(outcomes(27)).toEqual(['stir without lumps']);
  });

  it('keeps what does the work of a row that is to be kept', () => {
    const { meeting } = inMinutes(alone(), 18);
    expect(meeting.lesson.activities.map(({ id, plan }) => [id, plan.minutes])).toEqual([
      ['stir', 8],
      ['round', 10],
    ]);
    expect(retimedMeeting(alone(), 14)).toEqual({ fits: false, least: 15 });
  });

  it('goes on telling what its plan leaves out, what is shorter in it, and shortens its own', () => {
    const { meeting } = inMinutes(alone(), 15);
    expect(meeting.lesson.activities.map(({ id, shortened }) => [id, shortened])).toEqual([
      ['stir', true],
      ['round', true],
    ]);
    expect(meeting.leftOut.map(({ activity, takenInBy }) => [activity.id, takenInBy?.id])).toEqual([
      ['meet', 'round'],
      ['why', undefined],
      ['sip', 'round'],
      ['sort', undefined],
    ]);
  });

  it('is itself when it has its whole time', () => {
    expect(inMinutes(asWritten(), 40).meeting).toBe(asWritten());
    expect(() => retimedMeeting(asWritten(), 41)).toThrow(RangeError);
  });
});
