import { Module } from '@nestjs/common';
import { Frames } from './frames.service.js';
import { Orders } from './orders.service.js';
import { PageAssetsController } from './page-assets.controller.js';

/** What every page needs around it. */
@Module({
  providers: [Frames, Orders],
  controllers: [PageAssetsController],
  exports: [Frames, Orders],
})
export class PageModule {}
