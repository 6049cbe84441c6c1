import type { Node } from 'mdast';
import type { Problems, Rule } from '../problem/problem.js';
import type { At } from '../prose/prose.js';

/** One file while it is being read: where problems go, and the text as the author typed it. */
export class Reading {
  readonly #lines: string[];
  /** An activity could not be read: totals and references to it would only mislead. */
  isIncomplete = false;

  constructor(
    readonly file: string,
    readonly source: string,
    readonly problems: Problems,
  ) {
    this.#lines = source.split('\n');
  }

  report<Details>(rule: Rule<Details>, at: At, details: Details): void {
    this.problems.report(rule, { file: this.file, line: at.line, column: at.column }, details);
  }

  /** Exactly what was typed where a node stands. */
  sourceOf(node: Node): string {
    const { start, end } = node.position ?? {};
    return this.source.slice(start?.offset ?? 0, end?.offset ?? 0);
  }

  /** A line as typed; counts from 1. */
  line(number: number): string {
    return this.#lines[number - 1] ?? '';
  }
}
