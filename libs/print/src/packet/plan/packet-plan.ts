import type { Brand } from '../../brand/brand.js';
import { readableColor } from '@hearthside/people/brand';
import type { CourseSource } from '../../view/sheet.js';
import { itemsOf } from '../item/items.js';
import type { PacketItem } from '../item/packet-item.js';
import { classTimeOf, dayIn } from '../order/class-time.js';
import { OrderRefused, type OrderProblem } from '../order/order-problem.js';
import type { PacketOrder } from '../order/packet-order.js';
import type { PacketSource } from '../packet-source.js';
import { resourceProblems, withLocalResources } from './local-resources.js';
import { logoOf, type Logo } from './logo.js';
import { meetingInTime, type RetimedFacts } from './meeting-in-time.js';
import { missingIn } from './missing.js';

/** What a packet will be, before anything is typeset. */
export interface PacketPlan {
  order: PacketOrder;
  source: PacketSource;
  /** Without the copy count, which needs to know how long all others are. */
  items: PacketItem[];
  /** What keeps a draft from being final. */
  missing: string[];
  retimed?: RetimedFacts | undefined;
  logo?: Logo | undefined;
}

/**
 * Everything that can be known of a packet at once.
 *
 * @param now what is in date is a question of the day, and the day is that of the class's time zone
 * @throws OrderRefused with all that is wrong with the order for this course, or that is missing in a packet
 * that was to be final
 */
export function planPacket(given: CourseSource, order: PacketOrder, now: Date): PacketPlan {
  const logo = logoOf(order);
  const { start, zoneName, minutes } = classTimeOf(order, given.course.language);
  const today = dayIn(order.zone, now);
  const problems = [...resourceProblems(given.course, order, today), ...dateProblems(order, today)];
  if (problems.length > 0) throw new OrderRefused(problems);
  const course = withLocalResources(given.course, order);
  const { sheet, retimed, spare } = meetingInTime({ ...given, course }, order, minutes);
  const { date, place, leaders, assistants, learners, clinician, reporting, final } = order;
  const session = {
    ...{ date, start, zoneName, place, assistants, learners, clinician, reporting, spare },
    leaders: leaders.map(({ name }) => name),
    brand: brandOf(order, logo),
    isDraft: !final,
  };
  const source: PacketSource = { ...sheet, session };
  const missing = missingIn(source);
  if (final && missing.length > 0) {
    throw new OrderRefused(missing.map((message) => ({ field: 'final', message })));
  }
  return {
    order: withoutLogo(order),
    source,
    items: itemsOf(source, order),
    missing,
    retimed,
    logo,
  };
}

/** It is kept as bytes, once. */
function withoutLogo(order: PacketOrder): PacketOrder {
  const { logo: _, ...institute } = order.institute ?? { name: '' };
  return order.institute ? { ...order, institute } : order;
}

function dateProblems({ reporting }: PacketOrder, today: string): OrderProblem[] {
  if (!reporting || reporting.on <= today) return [];
  const message = `The host cannot have answered on ${reporting.on}: today is ${today}.`;
  return [{ field: 'reporting.on', message }];
}

function brandOf({ institute }: PacketOrder, logo: Logo | undefined): Brand | undefined {
  if (!institute) return undefined;
  return {
    name: institute.name,
    ...(logo && { logo: { asset: logo.asset, alt: institute.name } }),
    ...(institute.color && { color: readableColor(institute.color) }),
  };
}
