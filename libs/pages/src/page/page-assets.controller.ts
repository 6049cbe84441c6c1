import { readFileSync } from 'node:fs';
import { Audience } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';

const templates = new URL('../../templates/', import.meta.url);
const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/** Read once, by name: no path from outside ever reaches the disk. */
const files = new Map(
  ['pages.css', 'class-run.js', 'packet.js', 'passkey.js'].map((name) => {
    const type = types[name.split('.')[1] as keyof typeof types];
    return [name, { type, text: readFileSync(new URL(name, templates), 'utf8') }];
  }),
);

/** Style sheets and scripts of pages. */
@Audience('anyone')
@Controller('assets/pages')
export class PageAssetsController {
  @Get(':name')
  file(@Param('name') name: string, @Res() reply: Reply): void {
    const file = files.get(name);
    if (!file) throw new NotFoundException();
    reply
      .header('content-type', file.type)
      .header('cache-control', 'private, max-age=3600')
      .send(file.text);
  }
}
