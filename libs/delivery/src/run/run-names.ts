import { registerEnumType } from '@nestjs/graphql';
import type { RunState, SkipReason, StepState } from './run.rules.js';

/** States of a run by their names in GraphQL. */
export const RunStateName = {
  WAITING: 'waiting',
  RUNNING: 'running',
  FINISHED: 'finished',
} as const satisfies Record<string, RunState>;

/** States of a step by their names in GraphQL. */
export const StepStateName = {
  AHEAD: 'ahead',
  PRESENT: 'present',
  DONE: 'done',
  SKIPPED: 'skipped',
  UNREACHED: 'unreached',
} as const satisfies Record<string, StepState>;

/** Reasons for skipping by their names in GraphQL. */
export const SkipReasonName = {
  TIME: 'time',
  GROUP: 'group',
  ROOM: 'room',
  OTHER: 'other',
} as const satisfies Record<string, SkipReason>;

registerEnumType(RunStateName, { name: 'RunState', description: 'How far a session’s clock is.' });
registerEnumType(StepStateName, { name: 'StepState', description: 'What became of an activity.' });
registerEnumType(SkipReasonName, {
  name: 'SkipReason',
  description: 'Why an activity was skipped. Words of ours: nothing about people is kept here.',
});
