import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Offering } from './offering.entity.js';

@ObjectType({ description: 'Some of the classes of the institute, the newest first.' })
export class OfferingPage {
  @Field(() => [Offering])
  nodes!: Offering[];

  @Field(() => String, {
    nullable: true,
    description: 'Give it as "after" to get the next ones. Null at the end.',
  })
  endCursor!: string | null;

  /** Of all that the reader may see, on whichever page. */
  @Field(() => Int)
  count!: number;
}
