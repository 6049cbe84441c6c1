import { pageOf } from '@hearthside/platform';
import { ObjectType } from '@nestjs/graphql';
import { Membership } from './membership.entity.js';

@ObjectType({ description: 'Some of the people at the institute, by name.' })
export class MemberPage extends pageOf(Membership) {}
