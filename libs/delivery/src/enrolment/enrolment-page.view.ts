import { pageOf } from '@hearthside/platform';
import { ObjectType } from '@nestjs/graphql';
import { Enrolment } from './enrolment.entity.js';

@ObjectType({ description: 'Some of the places in a class, in the order in which people asked.' })
export class EnrolmentPage extends pageOf(Enrolment) {}
