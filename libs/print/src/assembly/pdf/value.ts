/**
 * An object of a PDF. A name, number, string or keyword is the token as the file spells it, such
 * as `/P`, `12.5` or `(tea)`; a number is a reference to the object of that number.
 */
export type Value = string | number | Value[] | Dict;

/** Its keys begin with a slash, as all names do. */
export type Dict = Map<string, Value>;

export function isDict(value: Value | undefined): value is Dict {
  return value instanceof Map;
}

/** Every object that a value refers to, those within lists and dictionaries too. */
export function referencesIn(value: Value, found: number[] = []): number[] {
  if (typeof value === 'number') found.push(value);
  else if (typeof value === 'object') value.forEach((each: Value) => referencesIn(each, found));
  return found;
}

/** The text of a value; `spell` says what stands for a reference. */
export function written(value: Value, spell: (reference: number) => string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return spell(value);
  if (Array.isArray(value)) return `[${value.map((each) => written(each, spell)).join(' ')}]`;
  const entries = [...value].map(([key, each]) => `${key} ${written(each, spell)}`);
  return `<<${entries.join('')}>>`;
}

export function reference(number: number): string {
  return `${number} 0 R`;
}

export function without(dict: Dict, key: string): Dict {
  return new Map([...dict].filter(([each]) => each !== key));
}
