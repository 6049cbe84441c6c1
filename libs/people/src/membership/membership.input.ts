import { MutationInput, PageAsked, type Role } from '@hearthside/platform';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import type { MembershipState } from './membership.rules.js';
import { RoleName, StateName } from './names.js';

/** Which people to list. */
@ArgsType()
export class MembersAsked extends PageAsked {
  @Field(() => RoleName, { nullable: true })
  role?: Role | null;

  @Field(() => StateName, {
    nullable: true,
    description: 'Without it: those who are active, and for coordinators those who are invited.',
  })
  state?: MembershipState | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of a name; for coordinators, of an e-mail address too.',
  })
  search?: string | null;
}

@InputType({ isAbstract: true })
abstract class Named extends MutationInput {
  @Field({ description: 'In full, at most 120 letters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to call them in the room; without it, the first word of the name.',
  })
  called?: string | null;
}

@InputType()
export class InviteMemberInput extends Named {
  @Field()
  email!: string;

  @Field(() => [RoleName])
  roles!: Role[];
}

@InputType()
export class AddLearnerInput extends Named {
  @Field(() => String, { nullable: true })
  email?: string | null;
}

@InputType()
export class CorrectNameInput extends Named {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class MemberInput extends MutationInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class MemberRolesInput extends MemberInput {
  @Field(() => [RoleName])
  roles!: Role[];
}

@InputType()
export class InvitationInput extends MutationInput {
  @Field(() => ID)
  instituteId!: string;
}
