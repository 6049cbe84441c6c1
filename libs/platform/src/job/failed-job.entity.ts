import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A job that failed for good, until a coordinator asks for it again or lets it go. */
@Entity('failed_job')
export class FailedJob {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  /** The job's own. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  task!: string;

  /** What was to be done, in plain words. */
  @Column('text')
  what!: string;

  /** Why it was not, in plain words and without names, where that is known. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** Where to look in the log; nothing if the process ended too fast to write there. */
  @Column('uuid', { name: 'error_id', nullable: true })
  errorId!: string | null;

  @Column('timestamptz', { name: 'failed_at' })
  failedAt!: Date;

  /** What it was told, to be told again. Not jsonb, which takes no NUL character. */
  @Column('json')
  payload!: unknown;
}
