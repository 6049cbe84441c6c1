import { logoFault, logoType } from '@hearthside/people/brand';
import { OrderRefused } from '../order/order-problem.js';
import type { PacketOrder } from '../order/packet-order.js';

/** The institute's mark, checked and ready to be printed. */
export interface Logo {
  /** The name by which views know it. */
  asset: string;
  bytes: Uint8Array;
}

const DATA = /^data:[a-z0-9.+/-]*(?:;[a-z0-9=-]+)*;base64,([A-Za-z0-9+/\s]*=*\s*)$/i;

/**
 * The picture that an order carries within it.
 *
 * @throws OrderRefused for what is no picture, or one that must not be printed
 */
export function logoOf({ institute }: Pick<PacketOrder, 'institute'>): Logo | undefined {
  if (institute?.logo === undefined) return undefined;
  const [, base64] = DATA.exec(institute.logo) ?? [];
  if (base64 === undefined) {
    throw refused(
      'The logo is not in this order. Name a file beside it, or choose one in the form.',
    );
  }
  const bytes = Buffer.from(base64, 'base64');
  const fault = logoFault(bytes);
  if (fault) throw refused(fault);
  return { asset: `logo.${logoType(bytes)}`, bytes };
}

/** A picture as an order carries it. */
export function dataAddress(bytes: Uint8Array): string {
  return `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`;
}

function refused(message: string): OrderRefused {
  return new OrderRefused([{ field: 'institute.logo', message }]);
}

/** A course's pictures, and the logo beside them. */
export function withLogo(
  pictures: ReadonlyMap<string, Uint8Array>,
  logo: Logo | undefined,
): ReadonlyMap<string, Uint8Array> {
  return logo ? new Map([...pictures, [logo.asset, logo.bytes] as const]) : pictures;
}
