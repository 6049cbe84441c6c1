import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Mark } from './attendance.rules.js';
import { MarkName } from './mark-name.js';

@ObjectType({ description: 'Somebody who holds a place, and whether they were at a session.' })
export class AttendanceLine {
  @Field(() => ID)
  enrolment!: string;

  @Field({ description: 'In full.' })
  name!: string;

  @Field({ description: 'What to call them in the room.' })
  called!: string;

  @Field(() => MarkName, { nullable: true, description: 'Null: nothing is noted.' })
  mark!: Mark | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When that was noted.' })
  at!: Date | null;
}

@ObjectType({ description: 'Everybody who holds a place, and who of them was at a session.' })
export class AttendanceSheet {
  @Field(() => ID)
  session!: string;

  @Field(() => ID)
  offering!: string;

  @Field(() => Int, { description: 'Of the meeting, from 1 on.' })
  number!: number;

  @Field(() => GraphQLISODateTime)
  startsAt!: Date;

  @Field({ description: 'Nobody’s attendance is kept for a session that does not.' })
  counts!: boolean;

  @Field(() => [AttendanceLine], { description: 'By name.' })
  lines!: AttendanceLine[];
}
