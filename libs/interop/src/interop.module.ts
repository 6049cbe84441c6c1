import { CurriculumModule } from '@hearthside/curriculum';
import { DeliveryModule } from '@hearthside/delivery';
import { Module } from '@nestjs/common';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarFeedResolver } from './calendar/calendar-feed.resolver.js';
import { CalendarFeedService } from './calendar/calendar-feed.service.js';
import { RosterResolver } from './roster/roster.resolver.js';
import { RosterExportService } from './roster/roster-export.service.js';
import { RosterService } from './roster/roster.service.js';

const services = [CalendarFeedService, RosterExportService, RosterService];

/** What other systems send and ask for: lists of people, and calendars. */
@Module({
  imports: [CurriculumModule, DeliveryModule],
  providers: [...services, CalendarFeedResolver, RosterResolver],
  controllers: [CalendarController],
  exports: services,
})
export class InteropModule {}
