import { readCourse, type Course } from '@hearthside/lesson-text';

/** Texts of a small, clean course; a test changes what it is about. */
export function aCourseText(changes: Record<string, string> = {}): Map<string, string> {
  return new Map(
    Object.entries({
      'course.yaml': [
        'title: Making tea',
        'neutral-title: Kitchen hour',
        'code: kitchen-hour',
        'language: en-US',
        'disclaimer: For information only.',
        'license: CC-BY-4.0',
        'credits: Retold in our own words.',
        'lessons:',
        '  - 01-tea',
        '',
      ].join('\n'),
      'lessons/01-tea/lesson.md': aLesson(),
      'lessons/01-tea/h1-1-spoons.md': aHandout('One spoon for each cup.'),
      ...changes,
    }),
  );
}

/** A lesson of ten minutes in one activity. */
export function aLesson({ top = '', body = 'A warm pot keeps the tea warm.' } = {}): string {
  return `---
title: A pot of tea
aim: Make a pot that everyone likes.
minutes: 10
sensitivity: low
outcomes:
  - { text: warm a pot, shown-by: warm }
  - { text: count the spoons, shown-by: h1-1 }
  - { text: pour a cup, shown-by: warm }
---

${top}

## Warm the pot
::activity{id=warm minutes=10 core=keep handouts="h1-1"}

${body}
`;
}

export function aHandout(body: string, { id = 'h1-1', title = 'Spoons' } = {}): string {
  return `---\nid: ${id}\ntitle: ${title}\nkind: worksheet\n---\n\n${body}\n`;
}

interface SheetWishes {
  body: string;
  audience?: 'everyone' | 'leaders' | 'host';
  kind?: string;
  title?: string;
}

/**
 * Changes that give the small course sheets of its own, in the order in which they are named.
 *
 * @param more further lines of course.yaml
 */
export function courseSheets(
  sheets: Record<string, SheetWishes>,
  more = '',
): Record<string, string> {
  const settings = aCourseText().get('course.yaml')!;
  const texts = Object.entries(sheets).map(
    ([id, { body, audience = 'everyone', kind = 'reading', title = 'A sheet' }]) => [
      `sheets/${id}.md`,
      `---\ntitle: ${title}\nfor: ${audience}\nkind: ${kind}\n---\n\n${body}\n`,
    ],
  );
  return {
    'course.yaml': `${settings}sheets: [${Object.keys(sheets).join(', ')}]\n${more}`,
    ...Object.fromEntries(texts),
  };
}

/** A course read from texts; a test that makes a mistake hears of it. */
export function aCourse(
  changes: Record<string, string> = {},
  pictures?: Map<string, Uint8Array>,
): Course {
  const { course, problems } = readCourse('tea', aCourseText(changes), {
    ...(pictures && { pictures }),
  });
  if (!course || problems.some(({ severity }) => severity === 'error')) {
    throw new Error(
      problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'),
    );
  }
  return course;
}

/** Two lessons, and a plan that joins them in one meeting, drops an activity and shortens another. */
export function aCourseOfTwoPlans(changes: Record<string, string> = {}): Record<string, string> {
  const settings = aCourseText().get('course.yaml')!;
  return {
    'course.yaml': `${settings}  - 02-cocoa
variants:
  - id: one-evening
    title: One evening
    about: For a library.
    meetings: [both, 02-cocoa]
`,
    'items.yaml': '- { id: T-02, kind: step, text: Milk first., source: tea-book }\n',
    'sources.yaml': '- { id: tea-book, title: Tea, kind: article }\n',
    'lessons/02-cocoa/lesson.md': `---
title: A cup of cocoa
aim: Make a cup without lumps.
minutes: 12
sensitivity: low
outcomes:
  - { text: say why milk comes first, shown-by: why }
---

## Why milk comes first
::activity{id=why minutes=4 covers="T-02:taught" handouts="h2-1"}

Powder in hot milk makes lumps.

## Stir
::activity{id=stir minutes=8 core=keep shorter=5}

Stir, and wait.

:::say
Slowly now.
:::

:::shorter
Stir once only.
:::
`,
    'lessons/02-cocoa/h2-1-label.md':
      '---\nid: h2-1\ntitle: The label\nkind: key-points\n---\n\n::key-point[Cold milk first.]{covers="T-02:taught"}\n',
    'variants/one-evening/both.md': `---
title: Tea and cocoa
aim: Make both in one evening.
lessons: [01-tea, 02-cocoa]
minutes: 18
plan:
  - warm 10
  - stir 5
  - sip 3
---

## Sip both
::activity{id=sip minutes=3 kind=closing}

First the tea, then the cocoa.

:::say
CANARY
:::
`,
    ...changes,
  };
}
