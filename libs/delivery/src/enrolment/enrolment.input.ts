import { MutationInput, PageAsked } from '@hearthside/platform';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { EnrolmentState, PrintSize } from './enrolment.rules.js';
import { EnrolmentStateName, PrintSizeName } from './enrolment-names.js';

/** Which places of a class to list. */
@ArgsType()
export class EnrolmentsAsked extends PageAsked {
  @Field(() => ID)
  offering!: string;

  @Field(() => EnrolmentStateName, {
    nullable: true,
    description: 'Without it: everybody but those who have withdrawn.',
  })
  state?: EnrolmentState | null;
}

@InputType({ isAbstract: true })
abstract class WithNeeds extends MutationInput {
  @Field(() => PrintSizeName, { nullable: true, description: 'Without it, as it was.' })
  print?: PrintSize | null;

  @Field(() => String, {
    nullable: true,
    description: 'At most 200 letters; null takes it away, and without it, it stays as it was.',
  })
  hearing?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 200 letters, likewise.' })
  seating?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 60 letters, likewise.' })
  language?: string | null;
}

/** Of the office, or at the door. */
@InputType()
export class EnrolInput extends WithNeeds {
  @Field(() => ID)
  offeringId!: string;

  @Field(() => ID, { description: 'Of somebody at the institute.' })
  memberId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'They have agreed, on paper or aloud, to what is kept about them.',
  })
  consented?: boolean | null;
}

/** Somebody new, at the door. */
@InputType()
export class AdmitNewcomerInput extends WithNeeds {
  @Field(() => ID)
  offeringId!: string;

  @Field({ description: 'In full, at most 120 letters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to call them in the room; without it, the first word of the name.',
  })
  called?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'They have agreed, on paper or aloud, to what is kept about them.',
  })
  consented?: boolean | null;
}

@InputType()
export class RegisterInput extends WithNeeds {
  @Field(() => ID)
  offeringId!: string;

  @Field({ description: 'I agree to what is kept about me. Needed.' })
  consented!: boolean;
}

@InputType()
export class EnrolmentInput extends MutationInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class TransferEnrolmentInput extends EnrolmentInput {
  @Field(() => ID)
  toOfferingId!: string;
}

@InputType()
export class NeedsInput extends WithNeeds {
  @Field(() => ID)
  id!: string;
}
