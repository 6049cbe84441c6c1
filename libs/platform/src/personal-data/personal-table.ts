/** A column that a person is given: its heading, and how its values read if not as they are. */
export type GivenColumn =
  | string
  | {
      heading: string;
      read?: (value: unknown) => unknown;
      /** Also not for the office that asks in their place, as it tells of more than this institute. */
      onlyToThemselves?: true;
    };

/** What a table means for the people whom its rows are about. Every table that links to one declares it. */
export interface PersonalTable {
  /** With its schema, such as "public.membership". */
  table: `${string}.${string}`;
  /** For people, such as "Cards for signing in". */
  heading: string;
  /**
   * Which rows are a person's: a condition in SQL on `t`, in which `:institute`, `:membership` and `:user`
   * stand for ids. What is not under an institute must not reach into another one's affairs.
   */
  whose: string;
  /** Every column is either given or withheld with a reason; ids of rows and institutes need none. */
  export:
    | { give: Readonly<Record<string, GivenColumn>>; withhold?: Readonly<Record<string, string>> }
    | { nothing: string };
  erase:
    | 'rows'
    /** What columns hold from then on; what is left must tell of nobody. */
    | { put: Readonly<Record<string, string | null>> }
    | { keep: string }
    /** By foreign keys, when the person is at no institute any more; why not before. */
    | { withUser: string };
  retain:
    /** Rows go so many days after the time in a column, or in an expression on `t`. */
    | { days: number; after: string }
    | 'while the membership lasts'
    /** As long as the person is at an institute. */
    | 'while the person is known'
    | { forEver: string };
}
