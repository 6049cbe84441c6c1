/** What is noted of somebody at a session. */
export const MARKS = ['present', 'late', 'left-early', 'absent', 'apologized'] as const;
export type Mark = (typeof MARKS)[number];
