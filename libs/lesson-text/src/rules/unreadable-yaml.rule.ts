import type { Rule } from '../problem/problem.js';

export const unreadableYaml: Rule<{ reason: string }> = {
  name: 'unreadable-yaml',
  severity: 'error',
  why: 'Settings are read as YAML, in which colons, quotation marks and spaces at the beginning of a line have meaning.',
  bad: 'title: Tea: a beginning',
  good: 'title: "Tea: a beginning"',
  says: ({ reason }) => ({
    message: `The settings here cannot be read: ${inPlainWords(reason)}`,
    hint:
      'Each line is "name: value", and lists begin each line with "- ". Put a value with a colon, a # or a ' +
      'quotation mark in it between double quotation marks: title: "Tea: a beginning".',
  }),
};

/** What the YAML library says, for people who have never heard of mappings and scalars. */
const plainWords: [RegExp, string][] = [
  [/Nested mappings are not allowed/, 'a value holds a colon and stands without quotation marks.'],
  [/Sequence item without - indicator/, 'a line of a list does not begin with "- ".'],
  [/Unexpected scalar at node end/, 'something stands after the closing quotation mark.'],
  [/Missing closing .*quote/, 'a quotation mark is opened and not closed.'],
  [
    /All (?:collection|mapping|sequence) items must start/,
    'this line begins further in or out than those it belongs to.',
  ],
  [/Tabs are not allowed/, 'a line begins with a tab; use spaces.'],
  [/Map keys must be unique/, 'the same name stands there twice.'],
  [
    /Implicit keys need to be on a single line|Implicit map keys need/,
    'a line has no "name:" in front.',
  ],
  [
    /Plain value cannot start with/,
    'a value begins with a mark that needs quotation marks around it.',
  ],
  [/Flow (?:map|sequence)|expected to end with/, 'a bracket is opened and not closed.'],
];

function inPlainWords(reason: string): string {
  return plainWords.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
}
