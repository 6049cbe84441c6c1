import { readTimesOverAll } from '@hearthside/delivery';
import { writeTable } from '@hearthside/interop';
import { Contexts } from '@hearthside/platform';
import type { DataSource } from 'typeorm';
import { WrongCall } from '../wrong-call.js';

const COLUMNS = [
  ...(['edition', 'variant', 'meeting', 'activity', 'title'] as const),
  ...(['planned', 'actual', 'runs', 'skipped'] as const),
];

/**
 * Planned and actual minutes of each activity, as CSV.
 *
 * @throws WrongCall where there is nothing to tell
 */
export async function timesTable(source: DataSource, course: string): Promise<Uint8Array> {
  const times = await readTimesOverAll(new Contexts(source), course);
  if (times.length === 0) {
    throw new WrongCall(
      `Of “${course}” no activity has been run in five sessions yet, with the clock ended. Courses go by their folder’s name.`,
    );
  }
  const rows = times.map((time) => COLUMNS.map((column) => String(time[column] ?? '')));
  return writeTable([[...COLUMNS], ...rows], { mark: false });
}
