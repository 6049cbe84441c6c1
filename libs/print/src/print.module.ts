import { CurriculumModule } from '@hearthside/curriculum';
import { Module } from '@nestjs/common';
import { CodeCardPrint } from './code-card/code-card-print.service.js';
import { PrintAssetsController } from './html/assets.controller.js';
import { PrintableController } from './printable/printable.controller.js';
import {
  CourseSheetPrintResolver,
  GuidePrintResolver,
  HandoutPrintResolver,
  LessonPrintResolver,
  SlidesResolver,
} from './printable/printable.resolver.js';
import { PacketService } from './packet/packet.service.js';
import { PrintableService } from './printable/printable.service.js';
import { Press } from './typst/press.js';

@Module({
  imports: [CurriculumModule],
  controllers: [PrintAssetsController, PrintableController],
  providers: [
    Press,
    CodeCardPrint,
    PrintableService,
    PacketService,
    CourseSheetPrintResolver,
    HandoutPrintResolver,
    LessonPrintResolver,
    SlidesResolver,
    GuidePrintResolver,
  ],
  exports: [CodeCardPrint, PrintableService, PacketService],
})
export class PrintModule {}
