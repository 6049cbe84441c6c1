/** What is wrong with one field of an order, as a sentence that says how to mend it. */
export interface OrderProblem {
  /** As in JSON: learners, names.3, institute.logo. */
  field: string;
  message: string;
}

/** An order that cannot be carried out as it is. */
export class OrderRefused extends Error {
  constructor(readonly problems: readonly OrderProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
  }
}
