/** One activity of one run, as it went. */
export interface StepTaken {
  edition: string;
  variant: string;
  meeting: number;
  position: number;
  activity: string;
  title: string;
  /** Minutes. */
  planned: number;
  /** Minutes; nothing where it was not done. */
  actual: number | null;
  state: string;
}

/** How long an activity took in classes of all institutes. */
export interface TimeOverAll extends Pick<
  StepTaken,
  'edition' | 'variant' | 'meeting' | 'activity' | 'title'
> {
  /** Minutes in the middle. */
  planned: number;
  actual: number | null;
  runs: number;
  skipped: number;
}

/** Runs below which nothing is told: one class could be known by them. */
export const FEWEST_RUNS = 5;

/**
 * Puts runs of several institutes together. Nothing of it leads to an institute or a class: what was run in fewer
 * than five is left out.
 */
export function timesOverAll(steps: readonly StepTaken[]): TimeOverAll[] {
  const groups = new Map<string, StepTaken[]>();
  for (const step of steps) {
    const key = [step.edition, step.variant, step.meeting, step.activity].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()]
    .filter((group) => group.length >= FEWEST_RUNS)
    .toSorted(([a], [b]) => inOrder(a!, b!))
    .map((group) => {
      const [{ edition, variant, meeting, activity, title }] = group as [StepTaken];
      const done = group.flatMap(({ actual }) => actual ?? []);
      return {
        ...{ edition, variant, meeting, activity, title, runs: group.length },
        planned: middle(group.map(({ planned }) => planned)),
        actual: done.length < FEWEST_RUNS ? null : middle(done),
        skipped: group.filter(({ state }) => state === 'skipped').length,
      };
    });
}

function inOrder(a: StepTaken, b: StepTaken): number {
  return (
    compare(a.edition, b.edition) ||
    compare(a.variant, b.variant) ||
    a.meeting - b.meeting ||
    a.position - b.position
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The median, in tenths. */
function middle(minutes: readonly number[]): number {
  const sorted = minutes.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(half)]!, sorted[Math.ceil(half)]!];
  return Math.round((low + high) * 5) / 10;
}
