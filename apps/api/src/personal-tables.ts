import {
  anonymousSheets,
  personalAttendance,
  personalCertificates,
  personalCorrections,
  personalEnrolments,
  personalLeaders,
  personalNoMail,
  personalReminders,
} from '@hearthside/delivery';
import { personalCalendarFeeds } from '@hearthside/interop';
import {
  personalCodeCards,
  personalLocalResources,
  personalMemberships,
  personalProviderLinks,
  personalReportingAnswers,
  personalSignIn,
} from '@hearthside/people';
import {
  personalAuditEntries,
  personalFailedJobs,
  personalReceipts,
  type PersonalTable,
} from '@hearthside/platform';

/** Every table that links to a person, in the order in which people read what is kept about them. */
export const personalTables: PersonalTable[] = [
  personalMemberships,
  ...personalSignIn,
  personalCodeCards,
  personalProviderLinks,
  personalLeaders,
  personalEnrolments,
  personalCalendarFeeds,
  personalAttendance,
  personalCorrections,
  personalCertificates,
  personalReminders,
  personalNoMail,
  ...anonymousSheets,
  personalReportingAnswers,
  personalLocalResources,
  personalFailedJobs,
  personalReceipts,
  personalAuditEntries,
];
