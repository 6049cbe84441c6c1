import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readCourse } from '../read/course.js';
import { baseFiles, brokenRules, readBreaking } from './fixtures/fixtures.js';
import { rules } from './rules.js';

const messagesFile = new URL('./fixtures/messages.txt', import.meta.url);

describe('the rules of the lesson language', () => {
  it('find nothing in the miniature course', () => {
    expect(readCourse('tea', baseFiles).problems).toEqual([]);
  });

  it('have one fixture each', () => {
    expect(brokenRules).toEqual([...rules.keys()]);
  });

  it.each([...rules.values()])('say why, with an example of each: $name', ({ why, bad, good }) => {
    expect(why).toMatch(/[.?]$/);
    expect(bad).not.toBe(good);
  });

  it.each(brokenRules)('%s: its fixture breaks it, and no other', (rule) => {
    const { problems } = readBreaking(rule);
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  it('say what is wrong, where, and how to mend it, as the committed list shows', () => {
    const said = brokenRules
      .flatMap((rule) => readBreaking(rule).problems)
      .map(({ rule, file, line, column, message, hint }) =>
        [`${rule}  ${file}:${line}:${column}`, `  ${message}`, `  ${hint}`, ''].join('\n'),
      )
      .join('\n');
    if (process.env['UPDATE_MESSAGES']) writeFileSync(messagesFile, said);
    expect(said).toBe(readFileSync(messagesFile, 'utf8'));
  });
});
