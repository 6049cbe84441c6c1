import type { Rule } from '../problem/problem.js';

const kinds: Record<string, [what: string, hint: string]> = {
  html: ['An HTML tag', 'Write plain Markdown; an HTML comment is the one exception.'],
  code: [
    'Text set in by four spaces or between back-ticks, which Markdown takes for program code,',
    'Take the spaces before the line away.',
  ],
  inlineCode: ['Text between back-ticks', 'Use **bold** for what should stand out.'],
  thematicBreak: ['A line across the page', 'Use a heading with ### instead.'],
  'picture within a line': [
    'A picture among words',
    'Put it on a line of its own, with an empty line before and after.',
  ],
  definition: ['A link definition', 'Write the link where it is used: [words](https://…).'],
};

export const unsupportedMarkdown: Rule<{ kind: string }> = {
  name: 'unsupported-markdown',
  severity: 'error',
  why: 'A sheet of paper has no use for program code, HTML or footnotes.',
  bad: '`warm` the pot',
  good: '**Warm** the pot',
  says: ({ kind }) => {
    const [what, hint] = kinds[kind] ?? [`"${kind}"`, 'Use paragraphs, lists and tables.'];
    return { message: `${what} cannot be printed.`, hint };
  },
};
