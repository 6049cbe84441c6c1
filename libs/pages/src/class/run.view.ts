import type { Run, RunStep, SkipReason } from '@hearthside/delivery';
import { timeOf } from '../page/moment.js';

/** Why an activity is skipped, as a form asks. */
export const SKIP_REASONS: readonly { value: SkipReason | ''; words: string }[] = [
  { value: '', words: 'No reason given' },
  { value: 'time', words: 'There was no time' },
  { value: 'group', words: 'It was not for this group' },
  { value: 'room', words: 'The room or the equipment was in the way' },
  { value: 'other', words: 'Something else' },
];

/** "5 minutes behind the plan". */
export function lateness(behind: number): string {
  if (behind === 0) return 'On time';
  const many = Math.abs(behind);
  return `${many === 1 ? 'One minute' : `${many} minutes`} ${behind > 0 ? 'behind' : 'ahead of'} the plan`;
}

const minutes = (count: number) => (count === 1 ? 'one minute' : `${count} minutes`);

/** What became of an activity, in words: a color alone would not tell everybody. */
function standing({ state, actualMinutes, extended, ...step }: RunStep): string {
  const planned = minutes(step.minutes);
  const took = minutes(Math.round(actualMinutes ?? 0));
  const given =
    extended === 0
      ? planned
      : `${planned} ${extended > 0 ? 'and' : 'less'} ${minutes(Math.abs(extended))}`;
  const words: Record<RunStep['state'], string> = {
    ahead: given,
    present: `Now. ${given}, of which ${took} ${took === 'one minute' ? 'is' : 'are'} over`,
    done: `Done. Planned ${given}, took ${took}`,
    skipped: 'Skipped',
    unreached: 'Not reached',
  };
  return `${words[state]}.`;
}

/** A session's clock as its page shows it. */
export function runView(run: Run, timeZone: string) {
  const { steps, state, endsAt, scheduledEnd, behindMinutes, version } = run;
  const index = steps.findIndex((step) => step.state === 'present');
  const [present, next] = index < 0 ? [] : [steps[index], steps[index + 1]];
  return {
    ...{ version, state },
    isWaiting: state === 'waiting',
    isRunning: state === 'running',
    isFinished: state === 'finished',
    lateness: state === 'waiting' ? '' : lateness(behindMinutes),
    ends: endsAt && timeOf(endsAt, timeZone),
    scheduledEnd: timeOf(scheduledEnd, timeZone),
    present: present && { ...present, words: standing(present) },
    next: next?.title,
    steps: steps.map((step) => ({
      title: step.title,
      words: standing(step),
      isPresent: step.state === 'present',
    })),
  };
}
