export { calendarFeed, type CalendarFeed, type CalendarSession } from './calendar/calendar-feed.js';
export { personalCalendarFeeds } from './calendar/calendar-feed-personal-data.js';
export { CalendarFeedRow } from './calendar/calendar-feed.entity.js';
export { CalendarFeedService } from './calendar/calendar-feed.service.js';
export * from './interop.module.js';
export { readTable, type LineProblem, type Table, type TableRow } from './table/read-table.js';
export { LARGEST_FILE, readText, type Encoding, type ReadText } from './table/read-text.js';
export { writeTable } from './table/write-table.js';
export { readRoster, type ReadRoster } from './roster/read-roster.js';
export * from './roster/roster-person.js';
export { PRINT_WORDS } from './roster/roster-print.rules.js';
export {
  comesIn,
  SOMEBODY_NEW,
  type Choices,
  type KnownPerson,
} from './roster/roster-plan.rules.js';
export { type PlannedLine, type LineKind } from './roster/roster-plan.rules.js';
export { RosterExportService, type NeutralFile } from './roster/roster-export.service.js';
export { RosterService, type PlannedRoster, type SentRoster } from './roster/roster.service.js';
export { writeRoster } from './roster/write-roster.js';
export * from './one-roster/one-roster.js';
export { readOneRoster, type OneRosterProblem } from './one-roster/read-one-roster.js';
export { writeOneRoster } from './one-roster/write-one-roster.js';
