import {
  about,
  activityPlan,
  blockNames,
  blocks,
  didYouMean,
  isBlockName,
  rules,
  type Rule,
} from '@hearthside/lesson-text';
import { WrongCall } from '../wrong-call.js';

const severities = {
  error: 'An error: a course that has one is not published.',
  warning: 'A warning: worth a second look; the course is published all the same.',
};

/**
 * One rule or one block in full.
 *
 * @throws WrongCall when there is none of that name
 */
export function explain(typed: string): string {
  const name = typed.replace(/^(?:\[|:+)|\]$/g, '');
  const rule = rules.get(name);
  if (rule) return explainRule(rule);
  if (name === 'activity') return explainBlock(name, activityPlan);
  if (isBlockName(name)) return explainBlock(name, blocks[name]);
  const known = [...rules.keys(), 'activity', ...blockNames];
  throw new WrongCall(
    `There is no rule and no block called "${name}". ${didYouMean(name, known)}` +
      'All rules: npm run course -- explain. All blocks: libs/lesson-text/BLOCKS.md.',
  );
}

function explainBlock(...[name, definition]: Parameters<typeof about>): string {
  return about(name, definition)
    .join('\n')
    .replace(/[`*]|^### /gm, '')
    .trim();
}

function explainRule(rule: Rule<never>): string {
  return [
    rule.name,
    '',
    rule.why,
    severities[rule.severity],
    '',
    'Not like this:',
    indented(rule.bad),
    '',
    'But like this:',
    indented(rule.good),
    ...(rule.severity === 'warning' ? ['', howToAllow(rule)] : []),
  ].join('\n');
}

function howToAllow({ name }: Rule<never>): string {
  return (
    'If you mean it all the same, put this remark on the line before, with your reason:\n' +
    `  <!-- allow ${name}: the reason -->\n` +
    'If it is reported in a YAML file, write this into course.yaml:\n' +
    `  allow:\n    - { rule: ${name}, reason: the reason }`
  );
}

function indented(example: string): string {
  return example.replace(/^(?=.)/gm, '    ');
}

/** Every rule in a line, errors first. */
export function listRules(): string {
  const all = [...rules.values()];
  const width = Math.max(...all.map(({ name }) => name.length));
  return (['error', 'warning'] as const)
    .map((severity) => {
      const some = all.filter((rule) => rule.severity === severity);
      const lines = some.map(({ name, why }) => `  ${name.padEnd(width)}  ${firstSentence(why)}`);
      return [severities[severity], ...lines].join('\n');
    })
    .join('\n\n');
}

function firstSentence(text: string): string {
  return /^.*?[.?](?=\s|$)/.exec(text)?.[0] ?? text;
}
