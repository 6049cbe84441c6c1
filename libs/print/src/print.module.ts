import { CurriculumModule } from '@hearthside/curriculum';
import { DeliveryModule } from '@hearthside/delivery';
import { Module } from '@nestjs/common';
import { CertificatePrint } from './certificate/certificate-print.service.js';
import { ClassPacketResolver } from './class-packet/class-packet.resolver.js';
import { ClassPacketService } from './class-packet/class-packet.service.js';
import { CodeCardPrint } from './code-card/code-card-print.service.js';
import { PrintAssetsController } from './html/assets.controller.js';
import { LetterPrint } from './letter/letter-print.service.js';
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
  imports: [CurriculumModule, DeliveryModule],
  controllers: [PrintAssetsController, PrintableController],
  providers: [
    Press,
    CertificatePrint,
    CodeCardPrint,
    LetterPrint,
    PrintableService,
    PacketService,
    ClassPacketService,
    ClassPacketResolver,
    CourseSheetPrintResolver,
    HandoutPrintResolver,
    LessonPrintResolver,
    SlidesResolver,
    GuidePrintResolver,
  ],
  exports: [
    CertificatePrint,
    ClassPacketService,
    CodeCardPrint,
    LetterPrint,
    PrintableService,
    PacketService,
  ],
})
export class PrintModule {}
