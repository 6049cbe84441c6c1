import { MutationInput } from '@hearthside/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LeaderPartName } from '../leader/part-name.js';
import type { LeaderPart } from '../leader/leader.entity.js';

/** What may be said about a class at any time. */
@InputType({ isAbstract: true })
export abstract class OfferingFacts extends MutationInput {
  @Field(() => String, { nullable: true, description: 'What the office calls it, such as Autumn.' })
  label?: string | null;

  @Field(() => String, { nullable: true })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it meets online.' })
  link?: string | null;

  @Field(() => String, { nullable: true, description: 'What the room has for whoever needs it.' })
  access?: string | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 500; 20 where nothing is said.' })
  seats?: number | null;

  @Field(() => String, { nullable: true, description: 'The first day of registration.' })
  registrationFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'The last day of registration.' })
  registrationUntil?: string | null;

  @Field(() => Int, { nullable: true, description: 'With completionOf, such as 2 of 3.' })
  completionShare?: number | null;

  @Field(() => Int, { nullable: true })
  completionOf?: number | null;

  @Field(() => String, { nullable: true })
  clinicianName?: string | null;

  @Field(() => String, { nullable: true })
  clinicianPhone?: string | null;

  @Field(() => String, { nullable: true, description: 'After that day its records are let go.' })
  retainUntil?: string | null;
}

@InputType()
export class CreateOfferingInput extends OfferingFacts {
  @Field(() => ID, {
    description: 'The slug of the course; its latest edition is taken, and kept.',
  })
  course!: string;

  @Field(() => String, { nullable: true, description: 'The plan of meetings; the standard one.' })
  variant?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA name; that of the institute.' })
  timeZone?: string | null;

  @Field({ description: 'The day of the first session, such as 2026-12-01.' })
  first!: string;

  @Field({ description: 'When it begins by the clocks there, such as 09:30.' })
  time!: string;

  @Field(() => Int, { nullable: true, description: 'From one session to the next: 7 is weekly.' })
  everyDays?: number | null;

  @Field(() => [String], { nullable: true, description: 'Days on which it does not meet.' })
  skipped?: string[] | null;
}

@InputType()
export class ChangeOfferingInput extends OfferingFacts {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number;
}

@InputType()
export class OfferingInput extends MutationInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class LeaderInput {
  @Field(() => ID)
  member!: string;

  @Field(() => LeaderPartName)
  part!: LeaderPart;

  @Field({ description: 'Has been trained to lead this course.' })
  trained!: boolean;
}

@InputType()
export class SetLeadersInput extends OfferingInput {
  @Field(() => [LeaderInput], { description: 'All of them; those who are not named lead no more.' })
  leaders!: LeaderInput[];

  @Field(() => Int, { nullable: true, description: 'The version that was seen, if any was.' })
  version?: number | null;
}

@InputType()
export class MoveSessionInput extends MutationInput {
  @Field(() => ID)
  session!: string;

  @Field({ description: 'Such as 2026-12-01.' })
  day!: string;

  @Field({ description: 'Such as 09:30.' })
  time!: string;

  @Field(() => String, { nullable: true, description: 'Where it is elsewhere than the others.' })
  place?: string | null;
}
