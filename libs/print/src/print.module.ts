import { CurriculumModule } from '@hearthside/curriculum';
import { Module } from '@nestjs/common';
import { PrintAssetsController } from './html/assets.controller.js';
import { PrintableController } from './printable/printable.controller.js';
import {
  CourseSheetPrintResolver,
  GuidePrintResolver,
  HandoutPrintResolver,
  LessonPrintResolver,
  SlidesResolver,
} from './printable/printable.resolver.js';
import { PrintableService } from './printable/printable.service.js';

@Module({
  imports: [CurriculumModule],
  controllers: [PrintAssetsController, PrintableController],
  providers: [
    PrintableService,
    CourseSheetPrintResolver,
    HandoutPrintResolver,
    LessonPrintResolver,
    SlidesResolver,
    GuidePrintResolver,
  ],
  exports: [PrintableService],
})
export class PrintModule {}
