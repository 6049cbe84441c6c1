/**
 * Draft: staff alone see it. Open: people enrol, and it runs. Finished: the office has closed it. Cancelled: it does not
 * take place.
 */
export type OfferingState = 'draft' | 'open' | 'finished' | 'cancelled';

/** What may become of a class from each state. */
const NEXT: Record<OfferingState, readonly OfferingState[]> = {
  draft: ['open', 'cancelled'],
  open: ['finished', 'cancelled'],
  finished: ['open'],
  cancelled: [],
};

export function mayBecome(from: OfferingState, to: OfferingState): boolean {
  return NEXT[from].includes(to);
}

/** How a class is called that people are told about: open ones run once the first session has begun. */
export type Stage = Exclude<OfferingState, 'open'> | 'open' | 'running';

/** @param began whether the first session has begun */
export function stageOf(state: OfferingState, began: boolean): Stage {
  return state === 'open' && began ? 'running' : state;
}

/** What a class needs before people are asked to come. */
export interface Readiness {
  /** Leaders that its meetings ask for, and whether one has a clinician on call. */
  needs: { leaders: number; clinician: boolean };
  leaders: readonly { part: 'leader' | 'assistant'; trained: boolean }[];
  clinician: { name: string | null; phone: string | null };
  /** The institute's answer on what leaders have to report; nothing if it has given none. */
  reporting: { askAgain: string | null } | undefined;
  resources: readonly {
    need: string;
    name?: string | null | undefined;
    leftOut?: string | null | undefined;
    /** The last day on which it counts; nothing if nobody has tried it out. */
    goodUntil?: string | undefined;
  }[];
  place: string | null;
  link: string | null;
  /** Days of the first and the last session, where it meets. */
  from: string;
  until: string;
}

/** What is missing, as sentences that say what to do; nothing when the class may open. */
export function lackingIn(class_: Readiness): string[] {
  return [...ofPeople(class_), ...ofPlace(class_), ...ofReporting(class_), ...ofHelp(class_)];
}

function ofPeople({ needs, leaders, clinician }: Readiness): string[] {
  const leading = leaders.filter(({ part }) => part === 'leader');
  const lacking: string[] = [];
  if (leading.length < needs.leaders) {
    const are = ['Nobody leads', 'One person leads', 'Two people lead', 'Three people lead'];
    lacking.push(`${are[leading.length]} this class, and it needs ${needs.leaders}. Name them.`);
  }
  if (leading.length > 0 && !leading.some(({ trained }) => trained)) {
    lacking.push('None of the leaders has been trained for this course. One has to be.');
  }
  if (needs.clinician && !(clinician.name && clinician.phone)) {
    lacking.push('A clinician has to be on call. Ask one, and write the name and telephone.');
  }
  return lacking;
}

function ofPlace({ place, link }: Readiness): string[] {
  return place || link ? [] : ['Nobody knows yet where it meets. Write a place, or a link.'];
}

function ofReporting({ reporting, from }: Readiness): string[] {
  if (!reporting) {
    return [
      'The institute has not said what leaders have to report. Write the answer under Duty to report.',
    ];
  }
  if (reporting.askAgain === null || reporting.askAgain >= from) return [];
  return [`The answer on reporting was to be asked again on ${reporting.askAgain}. Ask again.`];
}

function ofHelp({ resources, from }: Readiness): string[] {
  return resources.flatMap(({ need, name, leftOut, goodUntil }) => {
    if (leftOut) return [];
    if (!name)
      return [
        `“${need}” is still blank. Fill it in under Places of help, or say why there is none.`,
      ];
    if (goodUntil === undefined)
      return [`“${need}” has not been tried out. Call, and write who did and when.`];
    if (goodUntil >= from) return [];
    return [
      `“${need}” was good until ${goodUntil}, before the class begins. Try the number again.`,
    ];
  });
}
