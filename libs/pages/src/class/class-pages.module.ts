import { CurriculumModule } from '@hearthside/curriculum';
import { DeliveryModule } from '@hearthside/delivery';
import { InteropModule } from '@hearthside/interop';
import { PrintModule } from '@hearthside/print';
import { Module } from '@nestjs/common';
import { PageModule } from '../page/page.module.js';
import { ActivityTimesController } from './activity-times.controller.js';
import { AttendanceController } from './attendance.controller.js';
import { CertificatesController } from './certificates.controller.js';
import { ClassPages } from './class-pages.service.js';
import { ClassController } from './class.controller.js';
import { ClassesController } from './classes.controller.js';
import { CompletionController } from './completion.controller.js';
import { EvaluationController } from './evaluation.controller.js';
import { LettersController } from './letters.controller.js';
import { ClassPacketController } from './packet.controller.js';
import { PlacesController } from './places.controller.js';
import { RegistrationController } from './registration.controller.js';
import { PlaceController } from './place.controller.js';
import { RosterFileController } from './roster-file.controller.js';
import { RosterController } from './roster.controller.js';
import { WalkInController } from './walk-in.controller.js';
import { RunController } from './run.controller.js';

/** Pages about classes: when they are, who is in them, who was there. */
@Module({
  imports: [CurriculumModule, DeliveryModule, InteropModule, PageModule, PrintModule],
  providers: [ClassPages],
  exports: [ClassPages],
  // In this order: /classes/new is no class.
  controllers: [
    ActivityTimesController,
    ClassesController,
    ClassController,
    PlacesController,
    PlaceController,
    WalkInController,
    RosterController,
    RosterFileController,
    AttendanceController,
    ClassPacketController,
    LettersController,
    CertificatesController,
    CompletionController,
    EvaluationController,
    RegistrationController,
    RunController,
  ],
})
export class ClassPagesModule {}
