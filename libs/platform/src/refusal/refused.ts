/**
 * Thrown where something may not be done and whoever asked can mend it; what was begun is taken back with
 * the transaction. Pages show the message; GraphQL answers with it as data.
 */
export class Refused extends Error {
  override readonly name = 'Refused';

  /**
   * @param code for programs, such as "ALREADY_MEMBER"
   * @param message for people: what is in the way, and what to do
   * @param field what was filled in that has to change, if it is that
   */
  constructor(
    readonly code: string,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}
