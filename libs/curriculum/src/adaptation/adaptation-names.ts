import type { ChangeKind, ConflictReason, MergedChange } from '@hearthside/lesson-text';
import { registerEnumType } from '@nestjs/graphql';

/** Whose words stand where both have changed them; or words that are written for it. */
export type MergeChoice = 'ours' | 'theirs' | 'text';
export type MergeOutcome = MergedChange['how'];

export const ChangeKindName = {
  OFF: 'off',
  MINUTES: 'minutes',
  TEXT: 'text',
} as const satisfies Record<string, ChangeKind>;

export const MergeChoiceName = {
  OURS: 'ours',
  THEIRS: 'theirs',
  TEXT: 'text',
} as const satisfies Record<string, MergeChoice>;

export const MergeOutcomeName = {
  STAYS: 'stays',
  IN_EDITION: 'in-edition',
  MERGED: 'merged',
  CONFLICT: 'conflict',
} as const satisfies Record<string, MergeOutcome>;

export const ConflictReasonName = {
  BOTH_CHANGED: 'both-changed',
  GONE: 'gone',
  NOW_KEPT: 'now-kept',
  ONLY_ONE: 'only-one',
} as const satisfies Record<string, ConflictReason>;

registerEnumType(ChangeKindName, {
  name: 'ChangeKind',
  description: 'Off: the activity is not done. Minutes and text take the place of the author’s.',
});
registerEnumType(MergeChoiceName, {
  name: 'MergeChoice',
  description: 'What the institute had, what the newer edition says, or a text written for it.',
});
registerEnumType(MergeOutcomeName, {
  name: 'MergeOutcome',
  description: 'In edition: the newer edition says the same by now. Conflict: a person chooses.',
});
registerEnumType(ConflictReasonName, { name: 'ConflictReason' });
