/** One thing that went another way than the entry says; the rule is a word for tests. */
export interface Finding {
  rule:
    | 'leak'
    | 'unreached'
    | 'let-through'
    | 'changed'
    | 'no-entry'
    | 'failed'
    | 'stale'
    | 'not-noted';
  /** Field, mutation or route, and who walked there. */
  at: string;
  message: string;
}

export const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, at, message }) => `${rule}: ${at}: ${message}`);
