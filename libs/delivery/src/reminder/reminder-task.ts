import { defineTask } from '@hearthside/platform';
import { z } from 'zod';

/** For one class when its people or times have changed; each day for all. */
export const REMINDERS = defineTask({
  name: 'reminders',
  what: 'Seeing who is to be reminded of a class',
  payload: z.strictObject({ offeringId: z.uuid().optional() }),
  daily: '04:40',
});

/** One mail to one person; what it says is read when it is sent. */
export const REMINDER = defineTask({
  name: 'reminder',
  what: 'Sending a mail about a class',
  payload: z.strictObject({ reminderId: z.uuid() }),
});
