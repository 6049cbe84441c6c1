import { describe, expect, it } from '@jest/globals';
import { aCourse, courseSheets } from '@hearthside/testing';
import { coursePrintablesOf } from './course-printables.js';

const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
const blurbs = 'blurbs:\n  short: Tea at 9:30, for two – or more.\n';

describe('a blurb on a sheet', () => {
  it('is printed word for word, with the number of its words', () => {
    const course = aCourse(courseSheets({ press: { body: '::blurb{of=short}' } }, blurbs));
    const { blocks } = coursePrintablesOf(course)[0]!.view({ course, edition });
    expect(blocks).toMatchObject([
      {
        kind: 'box',
        label: 'The course in 7 words',
        blocks: [{ runs: [{ text: 'Tea at 9:30, for two – or more.' }] }],
      },
    ]);
  });

  it('is missed by the check when the course has none', () => {
    const sheets = courseSheets({ press: { body: '::blurb{of=long}' } }, blurbs);
    expect(() => aCourse(sheets)).toThrow('There is no blurb called "long".');
  });
});
