import type { LeavingService } from '@hearthside/delivery';
import type { Context } from '@hearthside/platform';
import { NotFoundException } from '@nestjs/common';
import type { Done } from '../page/done.js';
import type { Order } from '../page/orders.service.js';

/**
 * What becomes of a place: it is given up, or a seat that is offered is taken or not.
 *
 * @param to as the form's button says
 * @param said what the page after it says of a seat that is taken, and of one that is not
 * @throws NotFoundException for a button that there is not
 */
export function seatAnswer(
  leaving: LeavingService,
  ctx: Context,
  id: string,
  to: string | undefined,
  said: { taken: Done; left: Done },
): Omit<Order, 'then'> {
  const input = { id };
  if (to === 'accept') {
    return { mutation: 'acceptSeat', input, work: () => leaving.accept(ctx, id), done: said.taken };
  }
  if (to === 'decline') {
    return {
      mutation: 'declineSeat',
      input,
      work: () => leaving.decline(ctx, id),
      done: said.left,
    };
  }
  if (to !== 'withdraw') throw new NotFoundException();
  return { mutation: 'withdraw', input, work: () => leaving.withdraw(ctx, id), done: said.left };
}
