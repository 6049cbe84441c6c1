import { applyDecorators, Header } from '@nestjs/common';

/** A page for one reader: nothing between here and their eyes may keep it. */
export const PrivatePage = () =>
  applyDecorators(
    Header('content-type', 'text/html; charset=utf-8'),
    Header('cache-control', 'private, no-store'),
  );
