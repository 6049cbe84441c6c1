import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { isCourseFile, sortCourseFiles } from '../files/course-files.js';
import { readCourse } from '../read/course.js';
import { baseFiles, handoutFile } from '../rules/fixtures/fixtures.js';
import { publishedTree } from '../tree/published.js';
import type { Course } from '../tree/tree.js';
import { writeCourseSheet, writeHandout, writeLesson } from './write.js';

const flagship = new URL('../../../../courses/love-and-sex-after-50/', import.meta.url);

const flagshipFiles = sortCourseFiles(
  new Map(
    readdirSync(flagship, { recursive: true, encoding: 'utf8' })
      .filter(isCourseFile)
      .map((path) => [path, readFileSync(new URL(path, flagship))]),
  ),
);

/** Every block and mark that a lesson may hold, in awkward company. */
const crowded = `---
id: h1-1
title: "Spoons: one, two"
kind: worksheet
---

Tea at 9:30, *not* at **ten**; a_b, 1. and a [link](https://example.org/a_b) – "so".\\
Second line.

1. one
2. two
   - nested
   - list

:::fill-in[When ____?]{times=2 private}
I feel ____ at 9:30.
:::

:::table{own=3}
| A | B |
| --- | --- |
| one | |
:::

:::checklist[Boxes]{own=1}
- [ ] this
- [x] that
:::

::scale[How hot?]{from=0 low='cold "as ice"' high=hot}

<!-- For authors: mind the kettle. -->

> Said once.

\\:::note is how a leaders' block begins; \\____ is a blank.
`;

function courseFrom(files: ReadonlyMap<string, string>) {
  const { course, problems } = readCourse('tea', files, { pictures: flagshipFiles.pictures });
  expect(problems).toEqual([]);
  return course!;
}

function rewritten(
  files: ReadonlyMap<string, string>,
  { lessons, sheets }: Course,
): Map<string, string> {
  const copy = new Map(files);
  for (const sheet of sheets) copy.set(sheet.file, writeCourseSheet(sheet));
  for (const lesson of lessons) {
    copy.set(lesson.file, writeLesson(lesson));
    for (const handout of lesson.handouts) copy.set(handout.file, writeHandout(handout));
  }
  return copy;
}

/** Two sheets, with what a sheet may be told. */
const withSheets = new Map([
  ...baseFiles,
  ['course.yaml', `${baseFiles.get('course.yaml')!}sheets: [welcome, brief]\n`],
  ['sheets/welcome.md', crowded.replace('id: h1-1\n', 'for: everyone\nfull-title: true\n')],
  ['sheets/brief.md', '---\ntitle: Brief\nfor: host\n---\n\n:::prep{when=after}\n- Rest.\n:::\n'],
]);

describe('writing a tree back as text', () => {
  it.each([
    ['the miniature course', baseFiles],
    ['every mark in awkward company', new Map([...baseFiles, [handoutFile, crowded]])],
    ['sheets of the course', withSheets],
    ['the flagship course', flagshipFiles.texts],
  ])('gives the same tree and, from then on, the same text: %s', (_, files) => {
    const first = courseFrom(files);
    const written = rewritten(files, first);
    const second = courseFrom(written);
    expect(publishedTree(second)).toEqual(publishedTree(first));
    expect(rewritten(written, second)).toEqual(written);
  });

  it('leaves clock times and blanks as they were typed', () => {
    const { lessons } = courseFrom(new Map([...baseFiles, [handoutFile, crowded]]));
    expect(writeHandout(lessons[0]!.handouts[0]!)).toMatch(
      /Tea at 9:30, \*not\*[^]*I feel ____ at 9:30\./,
    );
  });
});
