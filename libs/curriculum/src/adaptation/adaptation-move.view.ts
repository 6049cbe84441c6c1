import {
  placesOf,
  type ConflictReason,
  type Course,
  type MergedChange,
} from '@hearthside/lesson-text';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConflictReasonName, MergeOutcomeName, type MergeOutcome } from './adaptation-names.js';
import type { ReasonedChange } from './adaptations.service.js';
import { changeView, CourseChange } from './adaptation.view.js';

@ObjectType({ description: 'What becomes of a change in another edition.' })
export class MovedChange {
  @Field(() => CourseChange)
  change!: CourseChange;

  @Field(() => MergeOutcomeName)
  outcome!: MergeOutcome;

  @Field(() => String, { nullable: true, description: 'What both together say.' })
  merged!: string | null;

  @Field(() => ConflictReasonName, { nullable: true })
  conflict!: ConflictReason | null;

  @Field(() => String, { nullable: true, description: 'Text or minutes in the edition until now.' })
  before!: string | null;

  @Field(() => String, { nullable: true })
  ours!: string | null;

  @Field(() => String, { nullable: true, description: 'In the other edition.' })
  theirs!: string | null;

  @Field({ description: 'For a conflict: may the institute’s own be kept?' })
  mayKeep!: boolean;
}

@ObjectType({
  description: 'What becomes of an adaptation in another edition. Nothing has changed yet.',
})
export class AdaptationMove {
  @Field(() => ID)
  from!: string;

  @Field(() => ID)
  to!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => [MovedChange])
  changes!: MovedChange[];

  static of({
    merged,
    before,
    after,
    ...facts
  }: {
    from: string;
    to: string;
    version: number;
    before: Course;
    after: Course;
    merged: readonly (MergedChange & { change: ReasonedChange })[];
  }): AdaptationMove {
    const places = [...placesOf(before), ...placesOf(after)];
    const changes = merged.map((each): MovedChange => {
      const conflict = each.how === 'conflict' ? each.conflict : undefined;
      const isMerged = each.how === 'merged' && each.becomes.kind === 'text';
      return {
        change: changeView(each.change, places),
        outcome: each.how,
        merged: isMerged && each.becomes.kind === 'text' ? each.becomes.text : null,
        conflict: conflict?.reason ?? null,
        before: conflict?.before ?? null,
        ours: conflict?.ours ?? null,
        theirs: conflict?.theirs ?? null,
        mayKeep: conflict?.mayKeep ?? true,
      };
    });
    return Object.assign(new AdaptationMove(), { ...facts, changes });
  }
}
