import { Field, ID, ObjectType } from '@nestjs/graphql';

/** Whether somebody gets reminders. */
@ObjectType({ description: 'Whether somebody gets reminders of classes.' })
export class MailWish {
  @Field(() => ID)
  memberId!: string;

  @Field({ description: 'They want none. Mails about their own seat still come.' })
  noMail!: boolean;
}
