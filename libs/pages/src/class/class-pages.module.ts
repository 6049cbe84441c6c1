import { CurriculumModule } from '@hearthside/curriculum';
import { DeliveryModule } from '@hearthside/delivery';
import { PrintModule } from '@hearthside/print';
import { Module } from '@nestjs/common';
import { PageModule } from '../page/page.module.js';
import { AttendanceController } from './attendance.controller.js';
import { CertificatesController } from './certificates.controller.js';
import { ClassPages } from './class-pages.service.js';
import { ClassController } from './class.controller.js';
import { ClassesController } from './classes.controller.js';
import { CompletionController } from './completion.controller.js';
import { LettersController } from './letters.controller.js';
import { ClassPacketController } from './packet.controller.js';
import { PlacesController } from './places.controller.js';
import { RegistrationController } from './registration.controller.js';

/** Pages about classes: when they are, who is in them, who was there. */
@Module({
  imports: [CurriculumModule, DeliveryModule, PageModule, PrintModule],
  providers: [ClassPages],
  // In this order: /classes/new is no class.
  controllers: [
    ClassesController,
    ClassController,
    PlacesController,
    AttendanceController,
    ClassPacketController,
    LettersController,
    CertificatesController,
    CompletionController,
    RegistrationController,
  ],
})
export class ClassPagesModule {}
