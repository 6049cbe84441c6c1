import { instituteOf } from '@hearthside/people';
import { defineTask, Task, type Context, type DoesJobs } from '@hearthside/platform';
import { z } from 'zod';

export const FORGET_CLINICIANS = defineTask({
  name: 'forget-clinicians',
  what: 'Letting go of who was on call in classes long over',
  payload: z.strictObject({}),
  daily: '03:45',
});

/** A clinician's name and telephone go after the day until which a class's records are kept. */
@Task(FORGET_CLINICIANS)
export class ForgetCliniciansJob implements DoesJobs<object> {
  async run(ctx: Context): Promise<void> {
    await ctx.tx((db) =>
      db.query(
        `UPDATE offering SET clinician_name = NULL, clinician_phone = NULL
          WHERE institute_id = $1 AND retain_until < ($2::timestamptz AT TIME ZONE time_zone)::date
            AND (clinician_name IS NOT NULL OR clinician_phone IS NOT NULL)`,
        [instituteOf(ctx), ctx.now()],
      ),
    );
  }
}
