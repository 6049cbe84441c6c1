import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

/**
 * No address: they have no e-mail. Not taken: the mail server refused the last one for good. Not wanted: they want no
 * reminders, and hear of changes all the same.
 */
export type WithoutMailReason = 'no-address' | 'not-taken' | 'not-wanted';

export const WithoutMailReasonName = {
  NO_ADDRESS: 'no-address',
  NOT_TAKEN: 'not-taken',
  NOT_WANTED: 'not-wanted',
} as const satisfies Record<string, WithoutMailReason>;
registerEnumType(WithoutMailReasonName, { name: 'WithoutMailReason' });

/** Somebody in a class, or in its line, whom reminders do not reach: they need a letter, or a call. */
@ObjectType({ description: 'Somebody in a class whom reminders by mail do not reach.' })
export class WithoutMail {
  @Field(() => ID)
  enrolment!: string;

  @Field()
  name!: string;

  @Field(() => WithoutMailReasonName)
  why!: WithoutMailReason;
}
