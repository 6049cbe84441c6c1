import type { Role } from '@hearthside/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Institute } from '../institute/institute.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { RoleName, StateName } from '../membership/names.js';
import type { Place } from './places.js';

@ObjectType({ description: 'An institute where the viewer is, or is invited.' })
export class ViewerPlace implements Place {
  @Field(() => ID)
  instituteId!: string;

  @Field()
  name!: string;

  @Field(() => [RoleName])
  roles!: Role[];

  @Field(() => StateName)
  state!: Place['state'];
}

@ObjectType({ description: 'Who asks.' })
export class Viewer {
  /** Null until an institute is chosen. */
  @Field(() => Membership, { nullable: true })
  membership!: Membership | null;

  @Field(() => Institute, { nullable: true })
  institute!: Institute | null;

  @Field(() => [ViewerPlace], { description: 'Where they may go, by name.' })
  places!: Place[];
}
