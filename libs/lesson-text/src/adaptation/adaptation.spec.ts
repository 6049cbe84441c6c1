import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCourse } from '../read/course.js';
import { baseFiles, baseWith, lessonFile } from '../rules/fixtures/fixtures.js';
import { publishedTree } from '../tree/published.js';
import type { Course } from '../tree/tree.js';
import { meetingsOf } from '../variant/meetings.js';
import { adaptationProblems } from './adaptation-problems.js';
import { changeFault } from './change-faults.js';
import type { Change } from './change.js';
import { mergeChanges } from './merge-changes.js';
import { mergedText } from './merged-text.js';
import { placesOf } from './places.js';
import { textAt } from './text-at.js';
import { withChanges } from './with-changes.js';

const lesson = `---
title: A pot of tea
aim: Make a pot that everyone likes.
minutes: 25
sensitivity: low
outcomes:
  - { text: warm a pot, shown-by: [warm, taste] }
  - { text: count the spoons, shown-by: h1-1 }
  - { text: tell two teas apart, shown-by: taste }
leaders: 1
---

:::way-out
Read the label.
:::

## Warm the pot
::activity{id=warm minutes=10 kind=opening core=keep shorter=8}

You may pass. A warm pot keeps the tea warm. Swirl the water around.

## Taste
::activity{id=taste minutes=10 handouts="h1-1"}

Ada pours a cup. Nobody has to drink it.

## Close
::activity{id=close minutes=5 kind=closing}

One word, or pass.
`;
const variants = `variants:
  - id: short
    title: Short
    about: For an evening.
    meetings: [quick]
`;
const quick = `---
lessons: [01-tea]
minutes: 14
plan:
  - warm 8
  - taste 4
  - close 2
---

`;

/** As an edition keeps it. */
function edition(text = lesson, more: Record<string, string> = {}): Course {
  const files = baseWith({
    [lessonFile]: text,
    'course.yaml': baseFiles.get('course.yaml')! + variants,
    'variants/short/quick.md': quick,
    ...more,
  });
  return publishedTree(readCourse('tea', files).course!);
}

const first = edition();
const taste = 'lesson/1/activity/taste';
const off: Change = { place: taste, kind: 'off' };
const says = (place: string, text: string): Change => ({ place, kind: 'text', text });
const takes = (place: string, minutes: number): Change => ({ place, kind: 'minutes', minutes });

describe('adapting a course', () => {
  it('leaves out what is switched off, in the lesson and in every plan, with what it was to show', () => {
    const adapted = withChanges(first, [off]);
    const [tea] = adapted.lessons;
    expect(tea!.activities.map(({ id }) => id)).toEqual(['warm', 'close']);
    expect(tea!.minutes).toBe(15);
    expect(tea!.outcomes).toEqual([
      { text: 'warm a pot', shownBy: ['warm'] },
      { text: 'count the spoons', shownBy: 'h1-1' },
    ]);
    const [evening] = meetingsOf(adapted, 'short')!;
    expect(evening!.lesson.activities.map(({ id, plan }) => [id, plan.minutes])).toEqual([
      ['warm', 8],
      ['close', 2],
    ]);
    expect(evening!.lesson.minutes).toBe(10);
    expect(adaptationProblems(first, [off]).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
    expect(first.lessons[0]!.activities).toHaveLength(3);
  });

  it('takes a row out of one plan alone, or gives it other minutes there', () => {
    const adapted = withChanges(first, [
      { place: 'meeting/short/quick/activity/taste', kind: 'off' },
      takes('meeting/short/quick/activity/close', 3),
    ]);
    expect(adapted.lessons).toEqual(first.lessons);
    const [evening] = meetingsOf(adapted, 'short')!;
    expect(evening!.lesson.activities.map(({ id, plan }) => [id, plan.minutes])).toEqual([
      ['warm', 8],
      ['close', 3],
    ]);
    expect(evening!.lesson.minutes).toBe(11);
  });

  it('gives an activity other minutes, and drops a shorter way that is no shorter', () => {
    const [tea] = withChanges(first, [
      takes('lesson/1/activity/warm', 8),
      takes(taste, 30),
    ]).lessons;
    expect(tea!.activities.map(({ plan }) => [plan.minutes, plan.shorter])).toEqual([
      [8, undefined],
      [30, undefined],
      [5, undefined],
    ]);
    expect(tea!.minutes).toBe(43);
  });

  it('says other words at every place that has words', () => {
    for (const { name, body } of placesOf(first)) {
      if (!body) continue;
      const adapted = withChanges(first, [says(name, 'Rose pours.')]);
      expect(textAt(adapted, name)).toBe('Rose pours.\n');
      const others = placesOf(first).filter((each) => each.name !== name && each.body);
      for (const other of others)
        expect(textAt(adapted, other.name)).toBe(textAt(first, other.name));
    }
  });

  it('is the course itself when every place says what it said', () => {
    const all = placesOf(first).filter(({ body }) => body);
    const same = all.map(({ name }) => says(name, textAt(first, name)!));
    expect(withChanges(first, same)).toEqual(first);
  });
});

describe('what cannot be changed', () => {
  it.each<[string, Change, string]>([
    ['an activity that is kept', { place: 'lesson/1/activity/warm', kind: 'off' }, 'kept'],
    [
      'one that is kept, in a plan',
      { place: 'meeting/short/quick/activity/warm', kind: 'off' },
      'kept',
    ],
    ['less than the shorter way of what is kept', takes('lesson/1/activity/warm', 7), 'too-short'],
    [
      'less than a plan gives to what is kept',
      takes('meeting/short/quick/activity/warm', 7),
      'too-short',
    ],
    ['no minutes', takes(taste, 0), 'too-short'],
    ['half minutes', takes(taste, 7.5), 'too-long'],
    ['a day', takes(taste, 1440), 'too-long'],
    ['what does not change', takes(taste, 10), 'same'],
    ['words that do not change', says(taste, 'Ada pours a cup. Nobody has to drink it.'), 'same'],
    ['no words at all', says('lesson/1/activity/warm', ' \n'), 'empty'],
    [
      'an activity that there is not',
      { place: 'lesson/1/activity/nap', kind: 'off' },
      'no-such-place',
    ],
    ['a lesson that there is not', says('lesson/9', 'Hello.'), 'no-such-place'],
    ['minutes of a sheet', takes('handout/h1-1', 5), 'not-there'],
    [
      'words of a row that are its lesson’s',
      says('meeting/short/quick/activity/taste', 'Hi.'),
      'not-there',
    ],
  ])('refuses %s', (_, change, fault) => {
    expect(changeFault(first, change)).toBe(fault);
  });

  it('leaves one activity at least', () => {
    const loose = edition(lesson.replace('core=keep ', ''));
    const all = ['warm', 'taste', 'close'].map((id): Change => ({
      place: `lesson/1/activity/${id}`,
      kind: 'off',
    }));
    expect(changeFault(loose, all[0]!, all.slice(1))).toBe('only-one');
    expect(changeFault(loose, all[0]!, all.slice(1, 2))).toBeUndefined();
    // Its own earlier self does not count.
    expect(changeFault(loose, all[0]!, all.slice(0, 2))).toBeUndefined();
  });

  it('finds what the rules of the language find, in the lines of the text', () => {
    const text = 'Ada pours.\n\n:::storry\nRose.\n:::\n';
    const [problem] = adaptationProblems(first, [says(taste, text)]);
    expect(problem).toMatchObject({
      rule: 'unknown-block',
      file: taste,
      line: 3,
      severity: 'error',
    });
  });

  it.each([
    ['a picture that the edition does not have', '![A cup](cup.svg)', 'picture-file'],
    ['a picture from the web', '![A cup](https://example.org/cup.svg)', 'picture-file'],
    ['a handout that there is not', '::standing-note{of=nobody}', 'broken-reference'],
    ['a heading that would begin an activity', '## Nap', 'heading-order'],
  ])('objects to %s', (_, text, rule) => {
    const errors = adaptationProblems(first, [says(taste, text)]);
    expect(
      errors.filter(({ severity }) => severity === 'error').map((each) => each.rule),
    ).toContain(rule);
  });
});

describe('taking changes to a newer edition', () => {
  const merge = (text: string, changes: Change[], more?: Record<string, string>) =>
    mergeChanges(first, edition(text, more), changes);

  it('keeps what the newer edition does not touch', () => {
    const changes = [
      off,
      takes('lesson/1/activity/close', 6),
      says('handout/h1-1', 'Two spoons.\n'),
    ];
    const merged = merge(lesson.replace('Swirl the water', 'Move the water'), changes);
    expect(merged).toEqual(changes.map((change) => ({ how: 'stays', change, becomes: change })));
  });

  it('lets go of what the newer edition has taken over', () => {
    const changes = [
      says(taste, 'Rose pours a cup. Nobody has to drink it.'),
      takes('lesson/1/activity/close', 6),
    ];
    const merged = merge(
      lesson
        .replace('Ada pours', 'Rose pours')
        .replace('minutes=5', 'minutes=6')
        .replace('25', '26'),
      changes,
    );
    expect(merged.map(({ how }) => how)).toEqual(['in-edition', 'in-edition']);
  });

  it('joins words that were changed apart from one another', () => {
    const place = 'lesson/1/activity/warm';
    const ours = says(
      place,
      'You may pass. A warm pot keeps the tea warm. Swirl the water slowly.',
    );
    const [merged] = merge(lesson.replace('You may pass.', 'You may pass at any time.'), [ours]);
    expect(merged).toMatchObject({
      how: 'merged',
      becomes: {
        text: 'You may pass at any time. A warm pot keeps the tea warm. Swirl the water slowly.\n',
      },
    });
  });

  it('asks where both have changed the same sentence', () => {
    const ours = says(taste, 'Rose pours a cup. Nobody has to drink it.');
    const [merged] = merge(lesson.replace('Ada pours', 'Sam pours'), [ours]);
    expect(merged).toEqual({
      ...{ how: 'conflict', change: ours, becomes: ours },
      conflict: {
        reason: 'both-changed',
        before: 'Ada pours a cup. Nobody has to drink it.\n',
        ours: 'Rose pours a cup. Nobody has to drink it.',
        theirs: 'Sam pours a cup. Nobody has to drink it.\n',
        mayKeep: true,
      },
    });
  });

  it('asks where both have changed the minutes', () => {
    const [merged] = merge(lesson.replace('minutes=5', 'minutes=7').replace('25', '27'), [
      takes('lesson/1/activity/close', 6),
    ]);
    expect(merged).toMatchObject({
      conflict: { reason: 'both-changed', before: '5', ours: '6', theirs: '7' },
    });
  });

  it('gives way where an activity is kept by now', () => {
    const [merged] = merge(lesson.replace('minutes=10 handouts', 'minutes=10 core=keep handouts'), [
      off,
    ]);
    expect(merged).toMatchObject({
      how: 'conflict',
      conflict: { reason: 'now-kept', mayKeep: false },
    });
  });

  it('says what is gone, with the words that would be lost', () => {
    const without = lesson.replace(/## Taste[^]*(?=## Close)/, '').replaceAll('taste', 'warm');
    const merged = merge(without, [off, says(taste, 'Rose pours.')], {
      'variants/short/quick.md': quick.replace('  - taste 4\n', ''),
    });
    expect(merged.map((each) => each.how === 'conflict' && each.conflict)).toMatchObject([
      { reason: 'gone', before: '10', ours: undefined, theirs: undefined, mayKeep: false },
      { reason: 'gone', ours: 'Rose pours.', theirs: undefined, mayKeep: false },
    ]);
  });

  it('follows a lesson whose number has changed', () => {
    const files = baseWith({
      'course.yaml': (baseFiles.get('course.yaml')! + variants).replaceAll('01-tea', '02-tea'),
      'lessons/02-tea/lesson.md': lesson.replaceAll('h1-1', 'h2-1'),
      'lessons/02-tea/h2-1-spoons.md': baseFiles
        .get('lessons/01-tea/h1-1-spoons.md')!
        .replaceAll('h1-1', 'h2-1'),
      'variants/short/quick.md': quick.replaceAll('01-tea', '02-tea'),
    });
    const newer: Course = publishedTree(readCourse('tea', files).course!);
    expect(newer.lessons.map(({ number }) => number)).toEqual([2]);
    const [merged] = mergeChanges(first, newer, [off]);
    expect(merged).toMatchObject({ how: 'stays', becomes: { place: 'lesson/2/activity/taste' } });
  });
});

describe('merging words', () => {
  const sentence = fc.constantFrom(
    'Pour. ',
    'Stir well. ',
    'Wait a while.\n',
    'constructor. ',
    '__proto__\n',
    '\n',
  );
  const text = fc.array(sentence, { maxLength: 12 }).map((all) => all.join(''));

  it('takes whichever side has changed alone, and loses nothing', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(mergedText(before, after, before)).toBe(after);
        expect(mergedText(before, before, after)).toBe(after);
        expect(mergedText(before, after, after)).toBe(after);
      }),
    );
  });

  it('has in it all that either side has added', () => {
    fc.assert(
      fc.property(text, fc.nat(12), fc.nat(12), (before, i, j) => {
        const at = (n: number, words: string) => {
          const pieces = before.split(/(?<=\. )|(?<=\n)/);
          return pieces.toSpliced(Math.min(n, pieces.length), 0, words).join('');
        };
        const merged = mergedText(before, at(i, 'Ours. '), at(j, 'Theirs. '));
        if (merged === undefined) return;
        expect(merged).toContain('Ours. ');
        expect(merged).toContain('Theirs. ');
        expect(merged.length).toBe(before.length + 'Ours. Theirs. '.length);
      }),
    );
  });

  it('does not join neighbours', () => {
    expect(mergedText('A one. B two. ', 'A 1. B two. ', 'A one. B 2. ')).toBeUndefined();
  });
});
