import { orRefusal } from '@hearthside/platform';
import { Membership } from './membership.entity.js';

/** Of mutations about one person. */
export const MemberResult = orRefusal('MemberResult', () => Membership);
