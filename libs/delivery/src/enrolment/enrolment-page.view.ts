import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Enrolment } from './enrolment.entity.js';

/** Some of the places in a class, in the order in which people asked. */
@ObjectType({ description: 'Some of the places in a class, in the order in which people asked.' })
export class EnrolmentPage {
  @Field(() => [Enrolment])
  nodes!: Enrolment[];

  @Field(() => String, {
    nullable: true,
    description: 'Give it as "after" to get the next ones. Null at the end.',
  })
  endCursor!: string | null;

  /** Of everybody who fits, on whichever page. */
  @Field(() => Int)
  count!: number;
}
