import type { Attributes } from '../attribute/attribute.js';
import { camel, kebab } from '../problem/words.js';
import type { At } from '../prose/prose.js';
import { missingAttribute } from '../rules/missing-attribute.rule.js';
import { unknownAttribute } from '../rules/unknown-attribute.rule.js';
import { wrongAttribute } from '../rules/wrong-attribute.rule.js';
import type { Reading } from './reading.js';

/** Reads what stands in curly brackets; reports whatever is missing, unknown or does not fit. */
export function readAttributes(
  typed: string,
  definitions: Attributes,
  given: Record<string, string | null | undefined>,
  at: At,
  reading: Reading,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, words] of Object.entries(given)) {
    const attribute = camel(name);
    const definition = Object.hasOwn(definitions, attribute) && definitions[attribute];
    if (!definition) {
      const known = Object.keys(definitions).map(kebab);
      const isLoose = !words && Object.keys(given).indexOf(name) > 0;
      reading.report(unknownAttribute, at, { typed, attribute: name, known, isLoose });
      continue;
    }
    const value = definition.type.read(words ?? '');
    if (value === undefined) {
      const { expects } = definition.type;
      reading.report(wrongAttribute, at, { typed, attribute: name, value: words ?? '', expects });
      at.unread = [...(at.unread ?? []), attribute];
    } else {
      values[attribute] = value;
    }
  }
  for (const [attribute, { presence, type, fallback }] of Object.entries(definitions)) {
    if (attribute in values) continue;
    if (presence === 'defaulted') values[attribute] = fallback;
    if (presence === 'required' && !(kebab(attribute) in given)) {
      reading.report(missingAttribute, at, {
        typed,
        attribute: kebab(attribute),
        expects: type.expects,
      });
    }
  }
  return values;
}

/** Does the block have every attribute it cannot do without? */
export function isComplete(definitions: Attributes, values: Record<string, unknown>): boolean {
  return Object.entries(definitions).every(
    ([name, { presence }]) => presence !== 'required' || values[name] !== undefined,
  );
}
