import type { Dict, Value } from './value.js';

/** A value, and where it ends. */
export interface Parsed {
  value: Value;
  end: number;
}

/** After white space and comments: a reference, name, bracket, hex string, or any other word. */
const TOKEN =
  /(?:[\0\s]|%[^\r\n]*)*(\d+\s+\d+\s+R(?![^\0\s()<>[\]{}/%])|\/[^\0\s()<>[\]{}/%]*|<<|>>|[[\](]|<[^>]*>|[^\0\s()<>[\]{}/%]+)/y;

/** Reads the value that begins at a place of a PDF, read as Latin-1. */
export function parseValue(text: string, from: number): Parsed {
  let at = from;

  const next = (): string => {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new Error(`The PDF cannot be read at byte ${at}.`);
    at = TOKEN.lastIndex;
    if (token !== '(') return token;
    at = endOfString(text, at);
    return text.slice(TOKEN.lastIndex - 1, at);
  };

  const value = (token: string): Value => {
    if (token === '<<') return dict();
    if (token === '[') return list();
    return token.endsWith('R') && /^\d/.test(token) ? parseInt(token, 10) : token;
  };

  const dict = (): Dict => {
    const entries: Dict = new Map();
    for (let key = next(); key !== '>>'; key = next()) entries.set(key, value(next()));
    return entries;
  };

  const list = (): Value[] => {
    const items: Value[] = [];
    for (let token = next(); token !== ']'; token = next()) items.push(value(token));
    return items;
  };

  return { value: value(next()), end: at };
}

/** Brackets within a string stand in pairs, or after a backslash. */
function endOfString(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  throw new Error(`The string at byte ${from} of the PDF does not end.`);
}
