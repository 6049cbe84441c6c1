import { CurriculumModule } from '@hearthside/curriculum';
import { Module } from '@nestjs/common';
import { LeaderResolver } from './leader/leader.resolver.js';
import { LeaderService } from './leader/leader.service.js';
import { OfferingChangeService } from './offering/offering-change.service.js';
import { OfferingResolver } from './offering/offering.resolver.js';
import { OfferingService } from './offering/offering.service.js';
import { OfferingStageService } from './offering/offering-stage.service.js';
import { SessionService } from './session/session.service.js';

const services = [
  LeaderService,
  OfferingChangeService,
  OfferingService,
  OfferingStageService,
  SessionService,
];

/** Classes, from the schedule to the certificate. */
@Module({
  imports: [CurriculumModule],
  providers: [...services, LeaderResolver, OfferingResolver],
  exports: services,
})
export class DeliveryModule {}
