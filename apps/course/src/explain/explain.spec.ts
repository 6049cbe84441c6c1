import { describe, expect, it } from '@jest/globals';
import { rules } from '@hearthside/lesson-text';
import { explain, listRules } from './explain.js';

describe('npm run course -- explain', () => {
  it.each([...rules.keys()])('tells of %s why, a bad example and a good one', (name) => {
    const { why, bad, good } = rules.get(name)!;
    const said = explain(name);
    expect(said).toContain(why);
    for (const line of [...bad.split('\n'), ...good.split('\n')]) expect(said).toContain(line);
  });

  it('takes the name as the check prints it, in square brackets', () => {
    expect(explain('[prompt-depth]')).toBe(explain('prompt-depth'));
  });

  it.each(['prompt', ':::say', 'activity'])('tells what the block %s is told', (name) => {
    expect(explain(name)).toMatch(/Stands (?:before|under|on) /);
  });

  it('guesses what was meant', () => {
    expect(() => explain('prompt-depht')).toThrow('Did you mean "prompt-depth"?');
  });

  it('lists every rule once', () => {
    const listed = listRules()
      .match(/^ {2}\S+/gm)
      ?.map((name) => name.trim());
    expect(listed?.toSorted()).toEqual([...rules.keys()].toSorted());
  });
});
