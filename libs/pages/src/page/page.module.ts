import { Module } from '@nestjs/common';
import { Frames } from './frames.service.js';
import { PageAssetsController } from './page-assets.controller.js';

/** What every page needs around it. */
@Module({ providers: [Frames], controllers: [PageAssetsController], exports: [Frames] })
export class PageModule {}
