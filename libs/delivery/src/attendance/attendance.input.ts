import { MutationInput } from '@hearthside/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import type { Mark } from './attendance.rules.js';
import { MarkName } from './mark-name.js';

@InputType()
export class MarkInput {
  @Field(() => ID)
  enrolment!: string;

  @Field(() => MarkName, { nullable: true, description: 'Null takes away what was noted.' })
  mark?: Mark | null;
}

@InputType()
export class KeyAttendanceInput extends MutationInput {
  @Field(() => ID)
  session!: string;

  @Field(() => [MarkInput], {
    description: 'Each person once. Whoever is not on the list stays as they are.',
  })
  marks!: MarkInput[];
}
