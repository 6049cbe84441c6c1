import { aCourse } from '@hearthside/testing';
import type { CourseSource } from '../view/sheet.js';
import type { PacketOrder } from './order/packet-order.js';
import { readOrder } from './order/read-order.js';

export const NOW = new Date('2026-11-22T12:00:00Z');

const settings = `title: Making tea
neutral-title: Kitchen hour
code: kitchen-hour
language: en-US
disclaimer: For information only.
license: CC-BY-4.0
credits: Retold in our own words.
lessons:
  - 01-tea
sheets: [wall, slip]
`;

const lesson = `---
title: A pot of tea
aim: Make a pot that everyone likes.
minutes: 33
sensitivity: medium
clinician-on-call: true
resources: [burns]
outcomes:
  - { text: warm a pot, shown-by: warm }
  - { text: count the spoons, shown-by: h1-1 }
  - { text: pour a cup, shown-by: warm }
---

:::content-note
Today we speak of hot water.
:::

:::way-out
Read the sheet on cold drinks.
:::

:::room{shape=tables}
The kettle stands by the window.
:::

:::prep{when=half-hour}
- Fill the kettle.
:::

:::note{kind=background}
Kettles are old.
:::

:::if-it-happens{event=silence}
Pour a cup.
:::

## Arrive
::activity{id=arrive minutes=5 kind=opening core=keep led-by=a shorter=4 materials="pens (1 each), a kettle (1)"}

::prompt[What do you drink in the morning?]{kind=pair depth=D0}

:::say
Good morning to you all. Sit where you like.
:::

:::shorter
Say hello once.
:::

## Taste
::activity{id=taste minutes=10 core=optional led-by=b drop-order=1 handouts="h1-2"}

Taste two teas.

## Pause
::activity{id=pause minutes=5 kind=break core=keep}

## Warm the pot
::activity{id=warm minutes=10 core=keep led-by=b shorter=6 handouts="h1-1" materials="pens (1 each), cards (1 each to use up)"}

A warm pot keeps the tea warm.

:::question-box
Write a question, and fold the card.
:::

:::say
Now we warm the pot with hot water. Hold the lid. Pour it out.
:::

:::shorter
Warm it once.
:::

## Close
::activity{id=close minutes=3 kind=closing core=keep}

One word each.
`;

const texts = {
  'course.yaml': settings,
  'resources.yaml': '- { id: burns, need: A nurse for a burn }\n',
  'sheets/wall.md': '---\ntitle: Tea first\nfor: everyone\nkind: poster\n---\n\nKettle on.\n',
  'sheets/slip.md':
    '---\ntitle: A slip\nfor: everyone\nkind: evaluation\n---\n\n::lines[One thing]\n',
  'lessons/01-tea/lesson.md': lesson,
  'lessons/01-tea/h1-1-spoons.md':
    '---\nid: h1-1\ntitle: Spoons\nkind: worksheet\nprivate: true\n---\n\nOne spoon for each cup.\n',
  'lessons/01-tea/h1-2-cards.md':
    '---\nid: h1-2\ntitle: Cards\nkind: cards\n---\n\n:::cards\n- Green\n- Black\n:::\n',
};

/** A course of one delicate session, as an edition. */
export function aClass(changes: Record<string, string> = {}): CourseSource {
  const course = aCourse({ ...texts, ...changes });
  return { course, edition: { id: '2026-11-22.00000000', publishedOn: '2026-11-22' } };
}

/** The lesson's text with something else in it. */
export function aClassWith(from: string, to: string): CourseSource {
  if (!lesson.includes(from)) throw new Error(`The lesson does not say ${from}.`);
  return aClass({ 'lessons/01-tea/lesson.md': lesson.replace(from, to) });
}

/** An order from which nothing is missing. */
export function anOrder(changes: Record<string, unknown> = {}): PacketOrder {
  return readOrder({
    meeting: 1,
    date: '2026-12-01',
    start: '10:00',
    zone: 'America/New_York',
    learners: 6,
    large: 2,
    leaders: [{ name: 'Ruth' }, { name: 'Marcus' }],
    clinician: { name: 'Dr. Obi', phone: '555-0144' },
    reporting: { answer: 'We report harm.', by: 'J. Lee', on: '2026-11-02' },
    resources: [
      {
        id: 'burns',
        name: 'Clinic',
        phone: '555-0101',
        verifiedBy: 'J. Lee',
        verifiedOn: '2026-11-10',
      },
    ],
    final: true,
    ...changes,
  });
}
