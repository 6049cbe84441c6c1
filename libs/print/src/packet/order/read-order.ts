import { count } from '@hearthside/lesson-text';
import type { z } from 'zod';
import { OrderRefused, type OrderProblem } from './order-problem.js';
import { packetOrderSchema, type PacketOrder } from './packet-order.js';

/** Nobody mends more at once, and a hundred thousand would be a page of megabytes. */
const MOST_TOLD = 20;

/**
 * An order out of JSON or a form, with what was left out filled in.
 *
 * @throws OrderRefused with every problem that the fields have by themselves
 */
export function readOrder(given: unknown): PacketOrder {
  const read = packetOrderSchema.safeParse(given, { reportInput: true });
  const problems = read.success ? faultsBetween(read.data) : read.error.issues.flatMap(inWords);
  if (problems.length > 0) throw new OrderRefused(problems.slice(0, MOST_TOLD));
  return read.data!;
}

/** @throws OrderRefused for text that is no JSON */
export function readOrderText(text: string): PacketOrder {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    const why = (error as Error).message;
    throw new OrderRefused([{ field: '', message: `This is not JSON: ${why}.` }]);
  }
  return readOrder(given);
}

function inWords(issue: z.core.$ZodIssue): OrderProblem[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(packetOrderSchema.shape).filter((key) => key !== '$schema');
    const hint = issue.path.length === 0 ? ` An order knows: ${known.join(', ')}.` : '';
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.'),
      message: `"${[...issue.path, key].join('.')}" is nothing that an order knows.${hint}`,
    }));
  }
  if (field === '') return [{ field, message: 'An order is a JSON object: { "meeting": 5, … }.' }];
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  const verb = isMissing ? 'is missing; it should be' : 'should be';
  return [{ field, message: `"${field}" ${verb} ${expected(issue)}.` }];
}

/** Words of our own, or else what the kind of value is called. */
function expected({ message, ...issue }: z.core.$ZodIssue): string {
  if (!/^Invalid (input|option)/.test(message)) return message;
  const kind = 'expected' in issue ? String(issue.expected) : 'something else';
  const names: Record<string, string> = { array: 'a list', object: 'a group in { }' };
  return names[kind] ?? kind;
}

/** Fields that are right by themselves and wrong together. */
function faultsBetween({ learners, large, xlarge, names }: PacketOrder): OrderProblem[] {
  const problems: OrderProblem[] = [];
  if (large + xlarge > learners) {
    const message =
      `${large} in large print and ${xlarge} in extra large are more than ${learners} learners. ` +
      '"learners" counts everyone, in whatever size they read.';
    problems.push({ field: 'large', message });
  }
  if (names.length > learners) {
    const message = `There are ${names.length} names for ${count(learners, 'learner')}. Raise "learners", or take names out.`;
    problems.push({ field: 'names', message });
  }
  return problems;
}
