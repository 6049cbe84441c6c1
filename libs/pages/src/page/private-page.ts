import type { Reply } from '@hearthside/print';
import { applyDecorators, Header } from '@nestjs/common';

export const HTML = 'text/html; charset=utf-8';
/** Nothing between here and the reader's eyes may keep it. */
export const NOT_KEPT = 'private, no-store';

/** A page for one reader. */
export const PrivatePage = () =>
  applyDecorators(Header('content-type', HTML), Header('cache-control', NOT_KEPT));

/** A form that was refused, shown again to whoever sent it. */
export function showAgain(reply: Reply, page: string): void {
  reply.code(422).header('content-type', HTML).header('cache-control', NOT_KEPT).send(page);
}
