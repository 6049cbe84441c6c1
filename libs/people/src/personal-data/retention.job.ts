import { defineTask, Task, type Context, type DoesJobs } from '@hearthside/platform';
import { z } from 'zod';
import { sweepSignIn } from '../sign-in/sweep.js';
import { PersonalDataService } from './personal-data.service.js';

export const retention = defineTask({
  name: 'retention',
  what: 'Letting go of what is kept no longer',
  payload: z.object({}),
  daily: '03:40',
});

@Task(retention)
export class RetentionJob implements DoesJobs<object> {
  constructor(private readonly personalData: PersonalDataService) {}

  async run(ctx: Context): Promise<void> {
    await this.personalData.retain(ctx);
    await sweepSignIn(ctx);
  }
}
