import { registerEnumType } from '@nestjs/graphql';
import type { ReminderKind, ReminderOutcome } from './reminder.rules.js';

/** GraphQL names of what mails about classes are for. */
export const ReminderKindName = {
  PLACE_HELD: 'place-held',
  SEAT_OFFERED: 'seat-offered',
  SESSION_SOON: 'session-soon',
  CONTENT_NOTE: 'content-note',
  SESSION_MOVED: 'session-moved',
  CLASS_CANCELLED: 'class-cancelled',
} as const satisfies Record<string, ReminderKind>;
registerEnumType(ReminderKindName, { name: 'ReminderKind' });

/** GraphQL names of what became of them. */
export const ReminderOutcomeName = {
  SENT: 'sent',
  NOWHERE: 'nowhere',
  NOT_WANTED: 'not-wanted',
  NO_LONGER: 'no-longer',
  NOT_TAKEN: 'not-taken',
} as const satisfies Record<string, ReminderOutcome>;
registerEnumType(ReminderOutcomeName, { name: 'ReminderOutcome' });
