import { andList } from '@hearthside/lesson-text';

/** Part of an address names nothing; what would have been right goes with it. */
export class UnknownSheet extends Error {
  constructor(
    /** Which part: course, edition, variant, session, sheet, size, paper, start. */
    readonly part: string,
    readonly asked: string,
    readonly known: readonly string[],
  ) {
    super(`There is no ${part} called "${asked}". There is ${andList(known)}.`);
  }
}
