/**
 * Held: has a seat. Wait-listed: gets one in the order in which people asked. Offered: a seat came free and is
 * kept for some days. Withdrawn: has none, and what was noted before stays.
 */
export type EnrolmentState = 'held' | 'wait-listed' | 'offered' | 'withdrawn';

/** Who entered it. */
export type EnrolmentSource = 'office' | 'self' | 'walk-in' | 'transfer';

export type PrintSize = 'standard' | 'large' | 'xlarge';
