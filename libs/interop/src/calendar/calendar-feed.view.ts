import { Field, GraphQLISODateTime, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a calendar program reads when the reader’s classes are.' })
export class CalendarAddress {
  @Field({ description: 'Whoever has it can read it without signing in. It tells of nobody else.' })
  address!: string;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;
}

@ObjectType({ description: 'What calendar the reader has after a change; perhaps none.' })
export class OwnCalendar {
  @Field({ description: 'Whether there is an address that works.' })
  exists!: boolean;

  @Field(() => CalendarAddress, { nullable: true })
  calendar!: CalendarAddress | null;
}
