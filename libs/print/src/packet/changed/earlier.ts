import { z } from 'zod';
import { OrderRefused } from '../order/order-problem.js';

const words = z.string().max(300);

/** As much of contents.json as tells what was printed; whatever else is there is passed over. */
const earlierSchema = z.object({
  code: words,
  meeting: z.int(),
  items: z
    .array(
      z.object({
        name: words,
        title: words,
        size: words,
        copies: z.int().min(0).max(100_000),
        says: words,
      }),
    )
    .max(500),
});

export type EarlierPacket = z.infer<typeof earlierSchema>;

/**
 * Is it the same session of the same course? Sheets of another one would all be new.
 *
 * @throws OrderRefused
 */
export function refuseOther(
  earlier: EarlierPacket | undefined,
  { course, meeting }: { course: { code: string }; meeting: number },
): void {
  if (!earlier || (earlier.code === course.code && earlier.meeting === meeting)) return;
  const message = `What was printed before is session ${earlier.meeting} of "${earlier.code}", and this is session ${meeting} of "${course.code}". Choose its contents.json, or none.`;
  throw new OrderRefused([{ field: 'earlier', message }]);
}

/**
 * What an earlier packet held, from its contents.json.
 *
 * @throws OrderRefused
 */
export function readEarlier(text: string): EarlierPacket {
  try {
    return earlierSchema.parse(JSON.parse(text));
  } catch {
    const message = 'This is not the file contents.json of a packet. Choose that one, or none.';
    throw new OrderRefused([{ field: 'earlier', message }]);
  }
}
