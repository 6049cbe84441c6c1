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
