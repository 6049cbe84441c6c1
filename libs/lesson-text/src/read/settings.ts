import { isCollection, isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import type { Place, Problems } from '../problem/problem.js';
import { camel, kebab, orList } from '../problem/words.js';
import { beyondMeasure } from '../rules/beyond-measure.rule.js';
import { missingField } from '../rules/missing-field.rule.js';
import { unknownField } from '../rules/unknown-field.rule.js';
import { unreadableYaml } from '../rules/unreadable-yaml.rule.js';
import { wrongField } from '../rules/wrong-field.rule.js';
import { LONGEST } from './measure.js';

interface YamlSource {
  file: string;
  yaml: string;
  /** Line of the file on which the YAML begins, counted from 1. */
  firstLine?: number;
}

/** Reads and validates settings; nothing when they hold a problem, and every problem reported. */
export function readSettings<S extends z.ZodType>(
  schema: S,
  { file, yaml: typed, firstLine = 1 }: YamlSource,
  problems: Problems,
): z.output<S> | undefined {
  const yaml = typed.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (yaml.length > LONGEST) {
    problems.report(beyondMeasure, { file, line: firstLine, column: 1 }, { what: 'length' });
    return undefined;
  }
  const lines = new LineCounter();
  const document = readYaml(yaml, lines);
  if (!document) {
    problems.report(beyondMeasure, { file, line: firstLine, column: 1 }, { what: 'depth' });
    return undefined;
  }
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };

  const fault = document.errors[0];
  if (fault) {
    problems.report(unreadableYaml, placeAt(fault.pos[0]), { reason: sentence(fault.message) });
    return undefined;
  }
  let value: unknown;
  try {
    // No aliases: settings need none, and a few lines of them can unfold into gigabytes.
    value = camelKeys(document.toJS({ maxAliasCount: 0 }));
  } catch {
    problems.report(unreadableYaml, placeAt(0), {
      reason: 'it uses & and * to repeat parts of itself.',
    });
    return undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    reportIssue(issue, value, schema, (path) => placeAt(offsetOf(document, path)), problems);
  }
  return undefined;
}

/** Nothing when brackets stand so deep inside one another that they exhaust the stack. */
function readYaml(yaml: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function reportIssue(
  issue: z.core.$ZodIssue,
  value: unknown,
  schema: z.ZodType,
  placeOf: (path: PropertyKey[]) => Place,
  problems: Problems,
): void {
  const { field, within } = nameOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path);
    for (const key of issue.keys) {
      problems.report(unknownField, placeOf([...issue.path, key]), { field: kebab(key), known });
    }
    return;
  }
  const place = placeOf(issue.path);
  if (valueAt(value, issue.path) === undefined)
    problems.report(missingField, place, { field, within });
  else {
    const typed = valueAt(value, issue.path);
    const isWord = ['string', 'number', 'boolean'].includes(typeof typed);
    const details = {
      field,
      within,
      expects: expected(issue),
      value: isWord ? String(typed) : undefined,
    };
    problems.report(wrongField, place, details);
  }
}

/** ['outcomes', 1, 'text'] → "text" within "outcomes, entry 2". */
function nameOf(path: PropertyKey[]): { field: string; within: string } {
  const parts = path.map((part) =>
    typeof part === 'number' ? `entry ${part + 1}` : kebab(String(part)),
  );
  return {
    field: parts.at(-1) ?? 'the whole list',
    within: parts.slice(0, -1).join(', ') || 'these settings',
  };
}

/** What a value should have been, in words. */
function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return orList(issue.values.map(String));
    case 'invalid_type':
      return (
        {
          string: 'some words (put them in quotation marks if they look like a number)',
          number: 'a number',
          int: 'a whole number',
          array: 'a list, each item on its own line beginning with "- "',
          object: 'further settings, each on its own indented line',
          boolean: 'true or false',
        }[issue.expected as string] ?? issue.expected
      );
    case 'too_small':
      return issue.origin === 'string' ? 'some words; it is empty' : `${issue.minimum} or more`;
    case 'too_big':
      return `${issue.maximum} or less`;
    case 'invalid_union':
      return 'one id, or a list of ids';
    case 'invalid_format':
      return issue.format === 'url' ? 'an address that begins with https://' : issue.message;
    default:
      return issue.message;
  }
}

function knownKeys(schema: z.ZodType, path: PropertyKey[]): string[] {
  let here: z.ZodType | undefined = schema;
  for (const part of path) {
    here = unwrap(here);
    if (here instanceof z.ZodArray) here = here.element as z.ZodType;
    else if (here instanceof z.ZodObject) here = here.shape[String(part)] as z.ZodType;
  }
  here = unwrap(here);
  return here instanceof z.ZodObject ? Object.keys(here.shape).map(kebab) : [];
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let here = schema;
  while (here instanceof z.ZodDefault || here instanceof z.ZodOptional) {
    here = here.unwrap() as z.ZodType;
  }
  return here;
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (here, part) =>
      typeof here === 'object' && here !== null
        ? (here as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  );
}

/** Where a field stands; for one that is missing, where its parent begins. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  const keys = path.map((part) => (typeof part === 'number' ? part : kebab(String(part))));
  for (let depth = keys.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(keys.slice(0, depth - 1), true);
    const key = keys[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key: each }) => isScalar(each) && each.value === key);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(keys.slice(0, depth), true);
    if ((isScalar(node) || isCollection(node)) && node.range) return node.range[0];
  }
  return 0;
}

function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [camel(key), camelKeys(inner)]),
  );
}

function sentence(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return first.endsWith('.') ? first : `${first}.`;
}
