/** Everybody who walks. All but the last four are at institute A, where what is looked for lies. */
export const WALKERS = [
  ...(['coordinator', 'facilitator', 'assistant', 'learner', 'otherLearner'] as const),
  /** Coordinates and leads at institute B. */
  'elsewhere',
  /** Signed in, and asked by A to come; has not answered. */
  'invited',
  /** Signed in, at no institute. */
  'person',
  'nobody',
] as const;
export type Walker = (typeof WALKERS)[number];

export const EVERYONE: readonly Walker[] = WALKERS;
export const OF_A: readonly Walker[] = WALKERS.slice(0, 5);
export const MEMBERS: readonly Walker[] = WALKERS.slice(0, 6);
export const LEADERS: readonly Walker[] = ['coordinator', 'facilitator', 'elsewhere'];
export const PEOPLE: readonly Walker[] = WALKERS.slice(0, 8);
export const OFFICE: readonly Walker[] = ['coordinator'];
/** Who sees to the class at A: the office, who leads it, and who helps. */
export const CLASS: readonly Walker[] = ['coordinator', 'facilitator', 'assistant'];
