import { z } from 'zod';
import { packetOrderSchema } from './packet-order.js';

/** The JSON Schema of an order, for editors. */
export function packetOrderJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(packetOrderSchema, { io: 'input' });
}
