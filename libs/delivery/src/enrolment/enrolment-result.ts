import { orRefusal } from '@hearthside/platform';
import { Enrolment } from './enrolment.entity.js';

/** Of mutations about one place in a class. */
export const EnrolmentResult = orRefusal('EnrolmentResult', () => Enrolment);
