import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Membership } from './membership.entity.js';

/** Some of the people at an institute, by name. */
@ObjectType({ description: 'Some of the people at the institute, by name.' })
export class MemberPage {
  @Field(() => [Membership])
  nodes!: Membership[];

  @Field(() => String, {
    nullable: true,
    description: 'Give it as "after" to get the next ones. Null at the end.',
  })
  endCursor!: string | null;

  /** Of everybody who fits, on whichever page. */
  @Field(() => Int)
  count!: number;
}
