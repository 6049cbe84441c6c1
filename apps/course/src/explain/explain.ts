import { didYouMean, rules, type Rule } from '@hearthside/lesson-text';
import { WrongCall } from '../wrong-call.js';

const severities = {
  error: 'An error: a course that has one is not published.',
  warning: 'A warning: worth a second look; the course is published all the same.',
};

/**
 * One rule in full.
 *
 * @throws WrongCall when there is no rule of that name
 */
export function explain(name: string): string {
  const rule = rules.get(name.replace(/^\[|\]$/g, ''));
  if (!rule) {
    throw new WrongCall(
      `There is no rule called "${name}". ${didYouMean(name, [...rules.keys()])}` +
        'All of them: npm run course -- explain',
    );
  }
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
    `  <!-- allow ${name}: the reason -->`
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
