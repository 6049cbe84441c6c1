/** A place in a source file; line and column count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

export type Severity = 'error' | 'warning';

/** Something an author can mend. `message` says what is wrong, `hint` how to mend it. */
export interface Problem extends Place {
  rule: string;
  severity: Severity;
  message: string;
  hint: string;
}

/** The two sentences a rule says about one finding. */
export interface Finding {
  message: string;
  hint: string;
}

/** One rule: its name, and what it says when it finds something. */
export interface Rule<Details> {
  name: string;
  severity: Severity;
  /** The reason, in a sentence or two: "npm run course -- explain" shows it. */
  why: string;
  /** As an author might type it, wrong and right. */
  bad: string;
  good: string;
  says(details: Details): Finding;
}

/** Collects every problem of a course in one pass; nothing stops at the first. */
export class Problems {
  readonly #found: Problem[] = [];

  report<Details>(rule: Rule<Details>, place: Place, details: Details): void {
    const { file, line, column } = place;
    const { message, hint } = rule.says(details);
    const { name, severity } = rule;
    this.#found.push({ rule: name, severity, message, hint, file, line, column });
  }

  /** Takes in what was found elsewhere. */
  add(found: readonly Problem[]): void {
    this.#found.push(...found);
  }

  /** By file, then line, then column. */
  all(): Problem[] {
    return this.#found.toSorted(
      (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
