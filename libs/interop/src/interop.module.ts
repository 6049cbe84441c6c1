import { CurriculumModule } from '@hearthside/curriculum';
import { DeliveryModule } from '@hearthside/delivery';
import { Module } from '@nestjs/common';
import { RosterResolver } from './roster/roster.resolver.js';
import { RosterService } from './roster/roster.service.js';

const services = [RosterService];

/** What other systems send and ask for: lists of people, and calendars. */
@Module({
  imports: [CurriculumModule, DeliveryModule],
  providers: [...services, RosterResolver],
  exports: services,
})
export class InteropModule {}
