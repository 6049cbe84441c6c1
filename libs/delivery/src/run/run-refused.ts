import { Refused } from '@hearthside/platform';
import type { RunRefusal } from './run.rules.js';

const words: Record<RunRefusal | 'NOT_OPEN', readonly [message: string, field?: string]> = {
  NO_PLAN: [
    'The course has no activities for this session, so there is nothing to time.',
    'session',
  ],
  NOT_OPEN: ['The clock can be started while the class is open, and it is not.', 'session'],
  NOT_RUNNING: ['The clock of this session is not started. Start it first.', 'session'],
  CHANGED_MEANWHILE: [
    'Somebody else has moved the clock meanwhile. Look at where it is now, and press again if you still want to.',
    'from',
  ],
  PRESSED_LATER: ['That time is still to come. Set the clock of your device, and try again.', 'at'],
  PRESSED_TOO_LONG_AGO: ['That was more than twelve hours ago, which is too late to note.', 'at'],
  PRESSED_BEFORE: ['The present activity began after that time, so it cannot end then.', 'at'],
  MINUTES: [
    'Give whole minutes, up to 120 for one activity. To give back minutes, use a minus sign; an activity cannot have fewer than none.',
    'minutes',
  ],
  NOTHING_TO_UNDO: ['The clock is not started, so there is nothing to take back.', 'from'],
};

export function runRefused(code: keyof typeof words): Refused {
  const [message, field] = words[code];
  return new Refused(code, message, field);
}
