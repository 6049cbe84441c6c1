import { z } from 'zod';
import { OrderRefused } from '../order/order-problem.js';

const words = z.string().max(300);

/** As much of contents.json as tells what was printed; whatever else is there is passed over. */
const earlierSchema = z.object({
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
