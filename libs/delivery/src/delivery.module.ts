import { CurriculumModule } from '@hearthside/curriculum';
import { Module } from '@nestjs/common';
import { AttendanceResolver } from './attendance/attendance.resolver.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { CertificateResolver } from './certificate/certificate.resolver.js';
import { CertificateService } from './certificate/certificate.service.js';
import { CompletionResolver } from './completion/completion.resolver.js';
import { CompletionService } from './completion/completion.service.js';
import { EnrolmentResolver } from './enrolment/enrolment.resolver.js';
import { EnrolmentService } from './enrolment/enrolment.service.js';
import { EnteringService } from './enrolment/entering.service.js';
import { FreeSeatsJob } from './enrolment/free-seats.job.js';
import { LeavingService } from './enrolment/leaving.service.js';
import { NeedsService } from './enrolment/needs.service.js';
import { TransferService } from './enrolment/transfer.service.js';
import { LeaderResolver } from './leader/leader.resolver.js';
import { LeaderService } from './leader/leader.service.js';
import { OfferingChangeService } from './offering/offering-change.service.js';
import { OfferingResolver } from './offering/offering.resolver.js';
import { OfferingService } from './offering/offering.service.js';
import { OfferingStageService } from './offering/offering-stage.service.js';
import { ActivityTimesResolver } from './run/activity-times.resolver.js';
import { ActivityTimesService } from './run/activity-times.service.js';
import { RunResolver } from './run/run.resolver.js';
import { RunService } from './run/run.service.js';
import { SessionService } from './session/session.service.js';

const services = [
  ActivityTimesService,
  AttendanceService,
  CertificateService,
  CompletionService,
  EnrolmentService,
  EnteringService,
  LeaderService,
  LeavingService,
  NeedsService,
  OfferingChangeService,
  OfferingService,
  OfferingStageService,
  RunService,
  SessionService,
  TransferService,
];

/** Classes, from the schedule to the certificate. */
@Module({
  imports: [CurriculumModule],
  providers: [
    ...services,
    ActivityTimesResolver,
    AttendanceResolver,
    CertificateResolver,
    CompletionResolver,
    EnrolmentResolver,
    FreeSeatsJob,
    LeaderResolver,
    OfferingResolver,
    RunResolver,
  ],
  exports: services,
})
export class DeliveryModule {}
