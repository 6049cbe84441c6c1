import { pageOf } from '@hearthside/platform';
import { ObjectType } from '@nestjs/graphql';
import { Offering } from './offering.entity.js';

@ObjectType({ description: 'Some of the classes of the institute, the newest first.' })
export class OfferingPage extends pageOf(Offering) {}
