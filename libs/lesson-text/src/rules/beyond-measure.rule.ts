import type { Finding, Rule } from '../problem/problem.js';
import type { Excess } from '../read/measure.js';

const findings: Record<Excess, Finding> = {
  length: {
    message: 'This file is far longer than a lesson, so it was not read.',
    hint: 'A lesson of 90 minutes has some 21,000 characters. Was something else pasted in?',
  },
  depth: {
    message: 'Lists, quotations or blocks stand inside one another more than twenty deep here.',
    hint: 'Take away the marks or the spaces at the beginning of the line, or close the blocks.',
  },
  marks: {
    message: 'This paragraph has hundreds of brackets, stars, underscores or colons.',
    hint: 'Part it with an empty line, or take away what is not meant as text.',
  },
};

export const beyondMeasure: Rule<{ what: Excess }> = {
  name: 'beyond-measure',
  severity: 'error',
  why: 'A slip of the keyboard can nest a list hundreds deep or paste a book into a lesson. Reading that would take minutes.',
  bad: '> > > > > > > > > > > > > > > > > > > > > > far too deep',
  good: '> A quotation.',
  says: ({ what }) => findings[what],
};
