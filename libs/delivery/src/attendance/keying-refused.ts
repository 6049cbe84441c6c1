import { Refused } from '@hearthside/platform';
import type { KeyingRefusal } from './attendance.rules.js';

const words: Record<KeyingRefusal, readonly [message: string, field?: string]> = {
  NO_SUCH_SESSION: ['There is no such session at your institute.', 'session'],
  SESSION_NEVER_COUNTS: [
    'Nobody’s attendance is kept for this session: everybody may stay away from it, and it never counts. Nothing has been stored, and nobody loses by it.',
    'session',
  ],
  NOTHING_KEYED: ['Nothing is filled in yet. Mark at least one person.', 'marks'],
  KEYED_TWICE: [
    'Somebody is on the list twice. Keep one mark for each person, and send it again.',
    'marks',
  ],
  NO_PLACE_HELD: [
    'Somebody on the list does not hold a place in this class. Perhaps they have just changed over: load the sheet again. Nothing has been stored.',
    'marks',
  ],
};

export function keyingRefused(code: KeyingRefusal): Refused {
  const [message, field] = words[code];
  return new Refused(code, message, field);
}
