import { Module } from '@nestjs/common';
import { EnrolmentResolver } from './enrolment/enrolment.resolver.js';
import { EnrolmentService } from './enrolment/enrolment.service.js';
import { EnteringService } from './enrolment/entering.service.js';
import { FreeSeatsJob } from './enrolment/free-seats.job.js';
import { LeavingService } from './enrolment/leaving.service.js';
import { NeedsService } from './enrolment/needs.service.js';
import { TransferService } from './enrolment/transfer.service.js';

/** Classes, from the schedule to the certificate. */
@Module({
  providers: [
    EnrolmentResolver,
    EnrolmentService,
    EnteringService,
    FreeSeatsJob,
    LeavingService,
    NeedsService,
    TransferService,
  ],
})
export class DeliveryModule {}
