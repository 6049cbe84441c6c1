import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Audience } from '@hearthside/platform';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Reply } from '../printable/printable.controller.js';

const require = createRequire(import.meta.url);

function font(family: string, weight: number): Buffer {
  const file = `@fontsource/${family}/files/${family}-latin-${weight}-normal.woff2`;
  return readFileSync(require.resolve(file));
}

function style(name: string) {
  const bytes = readFileSync(new URL(`../../templates/${name}`, import.meta.url));
  return { type: 'text/css; charset=utf-8', bytes };
}

/** Every file there is, read once: no path from outside ever reaches the disk. */
const files: Record<string, { type: string; bytes: Buffer }> = {
  'sheet.css': style('sheet.css'),
  'fonts.css': style('fonts.css'),
  'fonts/atkinson-400.woff2': {
    type: 'font/woff2',
    bytes: font('atkinson-hyperlegible-next', 400),
  },
  'fonts/atkinson-700.woff2': {
    type: 'font/woff2',
    bytes: font('atkinson-hyperlegible-next', 700),
  },
  'fonts/arimo-400.woff2': { type: 'font/woff2', bytes: font('arimo', 400) },
  'fonts/arimo-700.woff2': { type: 'font/woff2', bytes: font('arimo', 700) },
};

@Audience('everyone')
@Controller('assets/print')
export class PrintAssetsController {
  @Get(':name')
  file(@Param('name') name: string, @Res() reply: Reply): void {
    send(name, reply);
  }

  @Get('fonts/:name')
  font(@Param('name') name: string, @Res() reply: Reply): void {
    send(`fonts/${name}`, reply);
  }
}

function send(name: string, reply: Reply): void {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!file) throw new NotFoundException(`There is no file called ${name}.`);
  reply
    .header('content-type', file.type)
    .header('cache-control', 'private, max-age=3600')
    .send(file.bytes);
}
