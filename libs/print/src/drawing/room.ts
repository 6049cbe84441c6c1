/** What a drawing may take up, and the type in it. */
export interface Room {
  /** Points. */
  width: number;
  /** Points, at most. */
  height: number;
  /** Points of the type. */
  size: number;
  /** 1 for the usual room round words; less where a picture has to come closer together. */
  space: number;
  /** Width of words in points, in that type. */
  measure(words: string, bold: boolean): number;
}
