import type { AdaptationMove, CourseAdaptation, MergeChoiceInput } from '@hearthside/curriculum';
import type { ChangeKind } from '@hearthside/lesson-text';

/** A change as a form says it. */
export interface TypedChange {
  place: string;
  kind: ChangeKind;
  minutes: number | null;
  text: string | null;
  reason: string;
  version: number;
}

export interface TypedMove {
  edition: string;
  version: number;
  choices: MergeChoiceInput[];
}

/** A course of an institute, or one class, of which some things are otherwise. */
export interface ChangesSubject {
  /** Where the list of its changes is. */
  path: string;
  /** Where it leads back. */
  back: { href: string; label: string };
  /** Where planned and actual minutes are, for those who may have them. */
  times?: string | undefined;
  /** Neutral: a browser keeps it. */
  name: string;
  /** For whom its changes are, to complete a sentence. */
  forWhom: string;
  adaptation: CourseAdaptation;
  mayChange: boolean;
  /** What each mutation is told besides. */
  key: Record<string, string>;
  mutations: { put: string; undo: string; move: string };
  put(typed: TypedChange): Promise<{ id: string }>;
  undo(typed: Pick<TypedChange, 'place' | 'kind' | 'version'>): Promise<{ id: string }>;
  move(typed: TypedMove): Promise<{ id: string }>;
  preview(edition: string): Promise<AdaptationMove | undefined>;
}
