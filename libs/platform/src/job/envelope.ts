import { z } from 'zod';
import type { Failure } from './bury.js';

/** What `app.add_job` puts around a payload. */
const envelopeSchema = z.object({
  id: z.string(),
  institute: z.string().nullable(),
  /** Had a key, so that a newer job may have taken its place. */
  keyed: z.boolean(),
  payload: z.unknown(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** Nothing, if the job did not come through `app.add_job`. */
export function openEnvelope(payload: unknown): Envelope | undefined {
  return envelopeSchema.safeParse(payload).data;
}

const failureSchema = z.object({ errorId: z.string().nullable(), reason: z.string().nullable() });

/** What the queue keeps as a job's last error, so that none of the error's own words are stored. */
export function writeFailure(failure: Failure): string {
  return JSON.stringify(failure);
}

/** The last error as it was written; nothing is known when the process ended in the middle. */
export function readFailure(lastError: string | null): Failure {
  const unknown = { errorId: null, reason: null };
  try {
    return failureSchema.safeParse(JSON.parse(lastError ?? 'null')).data ?? unknown;
  } catch {
    return unknown;
  }
}
