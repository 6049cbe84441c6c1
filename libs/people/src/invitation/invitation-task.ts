import { defineTask } from '@hearthside/platform';
import { z } from 'zod';

export const INVITATION = defineTask({
  name: 'invitation',
  what: 'Sending an invitation',
  payload: z.strictObject({ membershipId: z.uuid() }),
});
