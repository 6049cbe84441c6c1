/** One operator of a content stream with what stands before it. */
export interface Operation {
  operator: string;
  operands: Operand[];
}

export type Operand =
  | { kind: 'number'; value: number }
  | { kind: 'name'; value: string }
  | { kind: 'string'; length: number }
  | { kind: 'dictionary'; entries: Map<string, Operand> }
  | { kind: 'list'; items: Operand[] };

const SPACE = /[\0\t\n\f\r ]/;
const DELIMITER = /[\0\t\n\f\r ()<>[\]{}/%]/;

/**
 * The operations of a content stream, in order. Of a string only its length in bytes is kept; an
 * inline picture comes as the one operator BI.
 *
 * @param content bytes as Latin-1 text
 */
export function* operationsIn(content: string): Generator<Operation> {
  const reader = new Reader(content);
  let operands: Operand[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (typeof token !== 'string') {
      operands.push(token);
      continue;
    }
    if (token === 'BI') reader.skipInlinePicture();
    yield { operator: token, operands };
    operands = [];
  }
}

class Reader {
  #at = 0;

  constructor(private readonly content: string) {}

  /** An operand, an operator as text, or nothing at the end. */
  next(): Operand | string | undefined {
    this.#skipSpace();
    const { content } = this;
    const sign = content[this.#at];
    if (sign === undefined) return undefined;
    if (sign === '/') return { kind: 'name', value: this.#name() };
    if (sign === '(') return { kind: 'string', length: this.#literalString() };
    if (content.startsWith('<<', this.#at)) return this.#dictionary();
    if (sign === '<') return { kind: 'string', length: this.#hexString() };
    if (sign === '[') return this.#list();
    const word = this.#word();
    if (word === '') {
      this.#at++;
      return word;
    }
    const number = Number(word);
    return Number.isNaN(number) ? word : { kind: 'number', value: number };
  }

  skipInlinePicture(): void {
    const end = /\sEI(?=\s|$)/g;
    end.lastIndex = this.#at;
    this.#at = end.test(this.content) ? end.lastIndex : this.content.length;
  }

  #skipSpace(): void {
    for (; this.#at < this.content.length; this.#at++) {
      const sign = this.content[this.#at]!;
      if (sign === '%') while (!/[\r\n]/.test(this.content[this.#at] ?? '\n')) this.#at++;
      else if (!SPACE.test(sign)) return;
    }
  }

  #word(): string {
    const from = this.#at;
    while (this.#at < this.content.length && !DELIMITER.test(this.content[this.#at]!)) this.#at++;
    return this.content.slice(from, this.#at);
  }

  #name(): string {
    this.#at++;
    return this.#word().replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
  }

  #literalString(): number {
    let depth = 0;
    let length = -1;
    for (; this.#at < this.content.length; this.#at++, length++) {
      const sign = this.content[this.#at];
      if (sign === '\\') this.#at++;
      else if (sign === '(') depth++;
      else if (sign === ')' && --depth === 0) break;
    }
    this.#at++;
    return length;
  }

  #hexString(): number {
    const end = this.content.indexOf('>', this.#at);
    const digits = this.content.slice(this.#at + 1, end).replace(/\s/g, '').length;
    this.#at = end + 1;
    return Math.ceil(digits / 2);
  }

  #list(): Operand {
    const items: Operand[] = [];
    this.#at++;
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.content.length || this.content[this.#at] === ']') break;
      const item = this.next();
      if (item !== undefined && typeof item !== 'string') items.push(item);
    }
    this.#at++;
    return { kind: 'list', items };
  }

  #dictionary(): Operand {
    const entries = new Map<string, Operand>();
    this.#at += 2;
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.content.length || this.content.startsWith('>>', this.#at)) break;
      const key = this.next();
      const value = this.next();
      if (typeof key === 'object' && key.kind === 'name' && typeof value === 'object') {
        entries.set(key.value, value);
      }
    }
    this.#at += 2;
    return { kind: 'dictionary', entries };
  }
}
