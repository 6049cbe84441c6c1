import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readCourse } from '../read/course.js';
import { baseFiles, brokenRules, filesBreaking } from './fixtures/fixtures.js';
import { ruleNames } from './rules.js';

const pictures = new Set(['lessons/01-tea/pot.svg']);

const messagesFile = new URL('./fixtures/messages.txt', import.meta.url);

describe('the rules of the lesson language', () => {
  it('find nothing in the miniature course', () => {
    expect(readCourse('tea', baseFiles).problems).toEqual([]);
  });

  it('have one fixture each', () => {
    expect(brokenRules).toEqual(ruleNames);
  });

  it.each(brokenRules)('%s: its fixture breaks it, and no other', (rule) => {
    const { problems } = readCourse('tea', filesBreaking(rule), pictures);
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  it('say what is wrong, where, and how to mend it, as the committed list shows', () => {
    const said = brokenRules
      .flatMap((rule) => readCourse('tea', filesBreaking(rule), pictures).problems)
      .map(({ rule, file, line, column, message, hint }) =>
        [`${rule}  ${file}:${line}:${column}`, `  ${message}`, `  ${hint}`, ''].join('\n'),
      )
      .join('\n');
    if (process.env['UPDATE_MESSAGES']) writeFileSync(messagesFile, said);
    expect(said).toBe(readFileSync(messagesFile, 'utf8'));
  });
});
