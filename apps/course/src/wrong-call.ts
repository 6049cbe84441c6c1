/** What the author typed cannot be done; the message says why and what can. */
export class WrongCall extends Error {}
