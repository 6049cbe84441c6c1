import { ForbiddenException, Injectable } from '@nestjs/common';
import { record } from '../audit/record.js';
import type { Context } from '../context/context.js';
import { FailedJob } from './failed-job.entity.js';
import { maySeeToFailedJobs } from './failed-job.rules.js';

/** A coordinator's view of what failed for good at the institute. */
@Injectable()
export class FailedJobService {
  /** The newest first, 100 at most. */
  async list(ctx: Context): Promise<FailedJob[]> {
    admit(ctx);
    return ctx.tx((db) =>
      db.find(FailedJob, { order: { failedAt: 'DESC', id: 'ASC' }, take: 100 }),
    );
  }

  /**
   * Has a job done again, under the id that it had.
   *
   * @returns false when it is not there, as when somebody else was faster
   */
  async retry(ctx: Context, id: string): Promise<boolean> {
    admit(ctx);
    return ctx.tx(async (db) => {
      const [rows] = (await db.query(
        'DELETE FROM "failed_job" WHERE "id" = $1 RETURNING "task", "payload"',
        [id],
      )) as [{ task: string; payload: unknown }[], number];
      const [job] = rows;
      if (!job) return false;
      const again = [job.task, JSON.stringify(job.payload), id];
      await db.query('SELECT app.add_job($1, $2, NULL, NULL, $3)', again);
      await record(db, ctx, 'failed-job.retried', { kind: 'failed-job', id });
      return true;
    });
  }

  /** @returns false when it is not there */
  async dismiss(ctx: Context, id: string): Promise<boolean> {
    admit(ctx);
    return ctx.tx(async (db) => {
      const { affected } = await db.delete(FailedJob, { id });
      if (affected !== 1) return false;
      await record(db, ctx, 'failed-job.dismissed', { kind: 'failed-job', id });
      return true;
    });
  }
}

function admit({ who }: Context): void {
  if (maySeeToFailedJobs(who)) return;
  throw new ForbiddenException('What has failed is for the coordinators of the institute.');
}
