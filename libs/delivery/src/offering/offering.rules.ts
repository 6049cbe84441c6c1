/**
 * Draft: seen by staff alone. Open: people enrol. Running: the first session has begun. Finished: the office has closed
 * it. Cancelled: it does not take place.
 */
export type OfferingState = 'draft' | 'open' | 'running' | 'finished' | 'cancelled';
