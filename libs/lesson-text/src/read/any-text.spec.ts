import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../prose/prose.js';
import { baseFiles, baseWith, handoutFile, lessonFile } from '../rules/fixtures/fixtures.js';
import { publishedTree } from '../tree/published.js';
import { writeHandout, writeLesson } from '../write/write.js';
import { readCourse } from './course.js';

const lesson = baseFiles.get(lessonFile)!;
const handout = baseFiles.get(handoutFile)!;

/** Pieces that mean something to the language, and some that do not. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[':::say', ':::', '::lines[a]', '::prompt[Why?]{kind=pair}', '::activity{id=x minutes=3}'],
    ...[
      '## Next',
      '### In it',
      '- one',
      '1. two',
      '- [ ] tick',
      '> said',
      '| a | b |',
      '| - | - |',
    ],
    ...['____', '**b**', '*e*', '_e_', '[l](https://e.org)', '![p](p.svg)', '<!-- r -->', '9:30'],
    ...['---', '{', '}', '[', ']', '\\', '`c`', '    code', '\t', '\r\n', 'note:this', ':x[y]{z}'],
  ),
  fc.string({ maxLength: 12 }),
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', '\n', '\n\n', '')), { maxLength: 40 })
  .map((pieces) => pieces.flat().join(''));

/** A real file with a part cut out and something else put in. */
const mutated = (file: string) =>
  fc
    .tuple(fc.nat(file.length), fc.nat(40), text)
    .map(([at, length, words]) => file.slice(0, at) + words + file.slice(at + length));

/** The same texts at each run; HEARTHSIDE_RUNS=100000 looks at so many others. */
const asked = process.env['HEARTHSIDE_RUNS'];
const runs = asked ? { numRuns: Number(asked) } : { numRuns: 300, seed: 20261122 };

describe('whatever a file holds', () => {
  it('is read into a tree or problems, each of them in a file and on a line of it', () => {
    fc.assert(
      fc.property(mutated(lesson), mutated(handout), (inLesson, inHandout) => {
        const files = baseWith({ [lessonFile]: inLesson, [handoutFile]: inHandout });
        const { course, problems } = readCourse('tea', files);
        expect(course).toBeDefined();
        for (const { file, line, column, message, hint } of problems) {
          expect(files.has(file) || file.endsWith('.svg')).toBe(true);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(files.get(file)!.split(/\r\n?|\n/).length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message && hint).toBeTruthy();
        }
      }),
      runs,
    );
  });

  it('has one form that it keeps, once it has been read without problems and written back', () => {
    fc.assert(
      fc.property(mutated(handout), (inHandout) => {
        const first = readCourse('tea', baseWith({ [handoutFile]: inHandout }));
        fc.pre(first.problems.length === 0);
        const written = writeHandout(first.course!.lessons[0]!.handouts[0]!);
        const second = readCourse('tea', baseWith({ [handoutFile]: written }));
        expect(second.problems).toEqual([]);
        expect(wordsOf(second)).toEqual(wordsOf(first));
        expect(publishedTree(second.course)).toEqual(publishedTree(first.course));
        expect(writeHandout(second.course!.lessons[0]!.handouts[0]!)).toBe(written);
        expect(writeLesson(second.course!.lessons[0]!)).toBe(
          writeLesson(first.course!.lessons[0]!),
        );
      }),
      { ...runs, maxSkipsPerRun: 1000 },
    );
  });
});

function wordsOf({ course }: ReturnType<typeof readCourse>): string {
  const { body } = course!.lessons[0]!.handouts[0]!;
  return body.map((node) => plainText(node.type === 'block' ? node.children : [node])).join(' ');
}
