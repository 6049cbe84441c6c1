/** One thing that is wrong; the rule is a word by which tests tell them apart. */
export interface Finding {
  rule: string;
  /** Table, function, role or whatever it is about. */
  object: string;
  message: string;
}

/** One line for each, for a test to compare with none. */
export function said(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, object, message }) => `${rule}: ${object}: ${message}`);
}
