import { CurriculumModule } from '@hearthside/curriculum';
import { Module } from '@nestjs/common';
import { OfferingAdaptationResolver } from './adaptation/offering-adaptation.resolver.js';
import { OfferingAdaptationService } from './adaptation/offering-adaptation.service.js';
import { AttendanceResolver } from './attendance/attendance.resolver.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { CertificateResolver } from './certificate/certificate.resolver.js';
import { CertificateService } from './certificate/certificate.service.js';
import { CompletionResolver } from './completion/completion.resolver.js';
import { CompletionService } from './completion/completion.service.js';
import { EnrolmentResolver } from './enrolment/enrolment.resolver.js';
import { EnrolmentService } from './enrolment/enrolment.service.js';
import { EnteringService } from './enrolment/entering.service.js';
import { ConsentService } from './enrolment/consent.service.js';
import { EnteringListService } from './enrolment/entering-list.service.js';
import { EvaluationResolver } from './evaluation/evaluation.resolver.js';
import { EvaluationService } from './evaluation/evaluation.service.js';
import { FreeSeatsJob } from './enrolment/free-seats.job.js';
import { LeftSeatsJob } from './enrolment/left-seats.job.js';
import { LeavingService } from './enrolment/leaving.service.js';
import { NeedsService } from './enrolment/needs.service.js';
import { NewcomerService } from './enrolment/newcomer.service.js';
import { TransferService } from './enrolment/transfer.service.js';
import { LeaderResolver } from './leader/leader.resolver.js';
import { LeaderService } from './leader/leader.service.js';
import { ForgetCliniciansJob } from './offering/forget-clinicians.job.js';
import { NoMailResolver } from './no-mail/no-mail.resolver.js';
import { NoMailService } from './no-mail/no-mail.service.js';
import { OfferingChangeService } from './offering/offering-change.service.js';
import { OfferingResolver } from './offering/offering.resolver.js';
import { OfferingService } from './offering/offering.service.js';
import { OfferingStageService } from './offering/offering-stage.service.js';
import { ReminderJob } from './reminder/reminder.job.js';
import { ReminderResolver } from './reminder/reminder.resolver.js';
import { ReminderService } from './reminder/reminder.service.js';
import { RemindersJob } from './reminder/reminders.job.js';
import { ReportResolver } from './report/report.resolver.js';
import { ReportService } from './report/report.service.js';
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
  ConsentService,
  EnrolmentService,
  EnteringListService,
  EnteringService,
  EvaluationService,
  LeaderService,
  LeavingService,
  NeedsService,
  OfferingAdaptationService,
  NewcomerService,
  NoMailService,
  OfferingChangeService,
  OfferingService,
  OfferingStageService,
  ReminderService,
  ReportService,
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
    ForgetCliniciansJob,
    EvaluationResolver,
    FreeSeatsJob,
    LeaderResolver,
    OfferingAdaptationResolver,
    LeftSeatsJob,
    NoMailResolver,
    OfferingResolver,
    ReminderJob,
    ReminderResolver,
    RemindersJob,
    ReportResolver,
    RunResolver,
  ],
  exports: services,
})
export class DeliveryModule {}
