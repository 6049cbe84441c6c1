import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Command, RunState, SkipReason, StepState } from './run.rules.js';

/** The clock of a session. Times and nothing about people, so that a session of high sensitivity has one too. */
@Entity('run')
export class RunRow {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId!: string;

  @Column('text')
  state!: RunState;

  @Column('integer')
  version!: number;

  /** The version that the last undoing made, or 0. */
  @Column('integer', { name: 'undone_in' })
  undoneIn!: number;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}

/** An activity of the plan as it was when the run was begun, and what became of it. */
@Entity('run_step')
@Index('run_step_present', ['instituteId', 'sessionId'], {
  unique: true,
  where: `"state" = 'present'`,
})
export class RunStepRow {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId!: string;

  /** From 1 on. */
  @PrimaryColumn('integer')
  position!: number;

  @Column('text', { name: 'activity_id' })
  activityId!: string;

  @Column('text')
  title!: string;

  /** The plan's. */
  @Column('integer')
  minutes!: number;

  @Column('text')
  state!: StepState;

  /** Minutes given to it besides the plan's. */
  @Column('integer')
  extended!: number;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { nullable: true })
  reason!: SkipReason | null;
}

/** What was pressed, and never altered: also what was undone afterwards. Who it was stands in the audit log alone. */
@Entity('run_press')
export class RunPress {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid', { name: 'session_id' })
  sessionId!: string;

  /** That it made. */
  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  kind!: Command['kind'];

  @Column('text', { name: 'activity_id', nullable: true })
  activityId!: string | null;

  /** By which an activity was extended. */
  @Column('integer', { nullable: true })
  minutes!: number | null;

  /** When it was pressed, as whoever did says. */
  @Column('timestamptz', { name: 'pressed_at' })
  pressedAt!: Date;

  /** When it came to be known. */
  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;
}
