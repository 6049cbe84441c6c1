import { Audience } from '@hearthside/platform';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Reply } from '../printable/printable.controller.js';
import { printAsset } from './assets.js';

@Audience('anyone')
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
  const asset = printAsset(name);
  if (!asset) throw new NotFoundException(`There is no file called ${name}.`);
  reply
    .header('content-type', asset.type)
    .header('cache-control', 'private, max-age=3600')
    .send(asset.bytes);
}
