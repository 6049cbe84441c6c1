/** What was asked for cannot be done as it was asked; the message says what can. */
export class WrongCall extends Error {}
