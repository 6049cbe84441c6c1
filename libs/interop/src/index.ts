export { calendarFeed, type CalendarFeed, type CalendarSession } from './calendar/calendar-feed.js';
export { readTable, type LineProblem, type Table, type TableRow } from './table/read-table.js';
export { LARGEST_FILE, readText, type Encoding, type ReadText } from './table/read-text.js';
export { writeTable } from './table/write-table.js';
export { readRoster, type ReadRoster } from './roster/read-roster.js';
export * from './roster/roster-person.js';
export { PRINT_WORDS } from './roster/roster-print.rules.js';
export { writeRoster } from './roster/write-roster.js';
