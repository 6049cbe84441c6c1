/** An activity as the plan has it. */
export interface PlannedStep {
  /** The activity's. */
  id: string;
  title: string;
  minutes: number;
}

export const STEP_STATES = ['ahead', 'present', 'done', 'skipped', 'unreached'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** Moments are milliseconds since 1970. */
export interface Step extends PlannedStep {
  state: StepState;
  /** Minutes given to it besides the plan's; fewer than none were taken away. */
  extended: number;
  startedAt: number | null;
  endedAt: number | null;
  /** Why it was skipped, if that was said. */
  reason: SkipReason | null;
}

export const RUN_STATES = ['waiting', 'running', 'finished'] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface Clock {
  state: RunState;
  /** One more with each change; 0 until it was begun once. */
  version: number;
  /** The version that the last undoing made, or 0. */
  undoneIn: number;
  startedAt: number | null;
  finishedAt: number | null;
  steps: Step[];
}

/** Words of ours and no text of anybody's: nothing about people is kept here. */
export const SKIP_REASONS = ['time', 'group', 'room', 'other'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export type Command =
  | { kind: 'start' }
  | { kind: 'next' | 'back' | 'finish' }
  | { kind: 'skip'; reason: SkipReason | null }
  | { kind: 'extend'; minutes: number };

/** A command as it comes. */
export type Pressed = Command & {
  /** When, in milliseconds since 1970; nothing is now. */
  at: number | null;
  /** The activity that was present for who pressed it; nothing when it is not about one. */
  from: string | null;
  /** The version that they saw; nothing when they could not know the latest. */
  seen: number | null;
};

export type RunRefusal =
  | 'NO_PLAN'
  | 'NOT_RUNNING'
  | 'CHANGED_MEANWHILE'
  | 'PRESSED_LATER'
  | 'PRESSED_TOO_LONG_AGO'
  | 'PRESSED_BEFORE'
  | 'MINUTES'
  | 'NOTHING_TO_UNDO';

const MINUTE = 60_000;
/** How far a clock may go ahead of ours, and how long a dead network may last. */
const CLOCKS_DIFFER = MINUTE;
const LONGEST_WAY = 12 * 60 * MINUTE;
/** Of one activity, all extensions together. */
const LONGEST_EXTENSION = 120;

/** Nothing has been begun. */
export function waiting(plan: readonly PlannedStep[]): Clock {
  const nothing = { extended: 0, startedAt: null, endedAt: null, reason: null };
  return {
    ...{ state: 'waiting', version: 0, undoneIn: 0, startedAt: null, finishedAt: null },
    steps: plan.map((step) => ({ ...step, ...nothing, state: 'ahead' })),
  };
}

export function presentOf({ steps }: Pick<Clock, 'steps'>): Step | undefined {
  return steps.find(({ state }) => state === 'present');
}

/**
 * What a command makes of a run. The same run when what it asks for is done already: somebody else was faster, or it
 * was sent twice.
 */
export function pressed(clock: Clock, press: Pressed, now: number): Clock | RunRefusal {
  const { from, seen } = press;
  const at = press.at ?? now;
  if (at > now + CLOCKS_DIFFER) return 'PRESSED_LATER';
  if (at < now - LONGEST_WAY) return 'PRESSED_TOO_LONG_AGO';
  if (press.kind === 'start')
    return clock.state === 'waiting' ? started(clock, Math.min(at, now)) : clock;
  if (press.kind === 'back') return undone(clock, from, seen);
  if (clock.state === 'waiting') return 'NOT_RUNNING';
  if (isDone(clock, press)) return clock;
  const present = presentOf(clock);
  if (!present || present.id !== from) return 'CHANGED_MEANWHILE';
  // Whoever has not seen that a step was taken back would take it once more.
  if (seen !== null && seen < clock.undoneIn) return 'CHANGED_MEANWHILE';
  // Two processes' clocks differ by a little; what somebody says of the time is held to it.
  const when = press.at === null ? Math.max(now, present.startedAt!) : Math.min(at, now);
  if (when < present.startedAt!) return 'PRESSED_BEFORE';
  switch (press.kind) {
    case 'extend':
      return extended(clock, present, press.minutes, seen);
    case 'finish':
      return finished(clock, present, when);
    case 'next':
      return moved(clock, present, { state: 'done', reason: null }, when);
    case 'skip':
      return moved(clock, present, { state: 'skipped', reason: press.reason }, when);
  }
}

/** Has somebody done it already? A step that is left need not be left again, nor a class be ended twice. */
function isDone({ state, steps }: Clock, { kind, from }: Pressed): boolean {
  if (kind === 'finish') return state === 'finished';
  if (kind !== 'next' && kind !== 'skip') return false;
  const step = steps.find(({ id }) => id === from);
  return step?.state === 'done' || step?.state === 'skipped';
}

function changed(clock: Clock, changes: Partial<Clock>): Clock {
  return { ...clock, ...changes, version: clock.version + 1 };
}

function withSteps(clock: Clock, changes: ReadonlyMap<Step | undefined, Partial<Step>>): Step[] {
  return clock.steps.map((step) => ({ ...step, ...changes.get(step) }));
}

function started(clock: Clock, at: number): Clock | RunRefusal {
  const [first] = clock.steps;
  if (!first) return 'NO_PLAN';
  const steps = withSteps(clock, new Map([[first, { state: 'present', startedAt: at }]]));
  return changed(clock, { state: 'running', startedAt: at, steps });
}

function moved(
  clock: Clock,
  present: Step,
  how: Pick<Step, 'state' | 'reason'>,
  at: number,
): Clock {
  const next = clock.steps[clock.steps.indexOf(present) + 1];
  const left = [present, { ...how, endedAt: at }] as const;
  if (!next) {
    const steps = withSteps(clock, new Map([left]));
    return changed(clock, { state: 'finished', finishedAt: at, steps });
  }
  const begun = [next, { state: 'present', startedAt: at }] as const;
  return changed(clock, { steps: withSteps(clock, new Map<Step, Partial<Step>>([left, begun])) });
}

function finished(clock: Clock, present: Step, at: number): Clock {
  const steps = clock.steps.map((step): Step => {
    if (step === present) return { ...step, state: 'done', endedAt: at };
    return step.state === 'ahead' ? { ...step, state: 'unreached' } : step;
  });
  return changed(clock, { state: 'finished', finishedAt: at, steps });
}

function extended(clock: Clock, present: Step, minutes: number, seen: number | null) {
  // Two who press "+5" at once mean the same five minutes.
  if (seen !== null && seen !== clock.version) return 'CHANGED_MEANWHILE';
  const sum = present.extended + minutes;
  const fits = Math.abs(sum) <= LONGEST_EXTENSION && present.minutes + sum >= 0;
  if (!Number.isInteger(minutes) || minutes === 0 || !fits) return 'MINUTES';
  return changed(clock, { steps: withSteps(clock, new Map([[present, { extended: sum }]])) });
}

/** Takes the last step back: what was left goes on as if it had never been left. */
function undone(clock: Clock, from: string | null, seen: number | null): Clock | RunRefusal {
  if (seen !== null && seen !== clock.version) return 'CHANGED_MEANWHILE';
  const present = presentOf(clock);
  if ((present?.id ?? null) !== from) {
    // Already back, if it was not begun any more.
    return clock.steps.some(({ id, state }) => id === from && state === 'ahead')
      ? clock
      : 'CHANGED_MEANWHILE';
  }
  const left = clock.steps.findLast(({ endedAt }) => endedAt !== null);
  if (!left && !present) return 'NOTHING_TO_UNDO';
  const steps = clock.steps.map((step): Step => {
    if (step === left) return { ...step, state: 'present', endedAt: null, reason: null };
    const isBefore = step !== present && step.state !== 'unreached';
    return isBefore ? step : { ...step, state: 'ahead', startedAt: null };
  });
  const begun = left
    ? ({ state: 'running', startedAt: clock.startedAt } as const)
    : ({ state: 'waiting', startedAt: null } as const);
  return changed(clock, { ...begun, finishedAt: null, undoneIn: clock.version + 1, steps });
}

/** Minutes that a step took, or has taken so far, to a tenth. */
export function actualMinutes({ startedAt, endedAt }: Step, now: number): number | null {
  if (startedAt === null) return null;
  return Math.max(0, Math.round(((endedAt ?? now) - startedAt) / (MINUTE / 10)) / 10);
}

/** When it is to end if all goes on as planned from here, or when it has ended. */
export function projectedEnd({ steps, finishedAt, ...clock }: Clock, now: number): number | null {
  if (finishedAt !== null) return finishedAt;
  const present = presentOf({ steps });
  if (clock.startedAt === null || !present) return null;
  const ahead = steps.filter(({ state }) => state === 'ahead');
  const due = present.startedAt! + givenTo([present]) * MINUTE;
  return Math.max(now, due) + givenTo(ahead) * MINUTE;
}

/** When it would end had each activity taken the plan's minutes. */
export function plannedEnd({ startedAt, steps }: Clock): number | null {
  return startedAt === null ? null : startedAt + minutesOf(steps) * MINUTE;
}

/** Whole minutes behind the plan; fewer than none are ahead of it. */
export function behindMinutes(clock: Clock, now: number): number {
  const [planned, end] = [plannedEnd(clock), projectedEnd(clock, now)];
  return planned === null || end === null ? 0 : Math.trunc((end - planned) / MINUTE) + 0;
}

function minutesOf(steps: readonly PlannedStep[]): number {
  return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

function givenTo(steps: readonly Step[]): number {
  return steps.reduce((sum, { minutes, extended }) => sum + minutes + extended, 0);
}
