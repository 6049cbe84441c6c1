import { ChangeFields, ChangeKey, MoveFields } from '@hearthside/curriculum';
import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class AdaptOfferingInput extends ChangeFields {
  @Field(() => ID)
  offering!: string;
}

@InputType()
export class UndoOfferingChangeInput extends ChangeKey {
  @Field(() => ID)
  offering!: string;
}

@InputType()
export class MoveOfferingInput extends MoveFields {
  @Field(() => ID)
  offering!: string;
}
