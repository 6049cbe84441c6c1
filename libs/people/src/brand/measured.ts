/** Pixels of a picture, or a sentence that says why it cannot be a logo and what to do. */
export type Measured = { width: number; height: number } | { fault: string };

export const CUT_OFF: Measured = {
  fault: 'The logo is damaged or cut off. Save it again as a new file.',
};
