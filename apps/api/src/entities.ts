import {
  Adaptation,
  AdaptationChange,
  CourseRow,
  Edition,
  EditionGrant,
  EditionLesson,
  EditionPicture,
  SharedCourse,
} from '@hearthside/curriculum';
import {
  Attendance,
  AttendanceCorrection,
  Certificate,
  Enrolment,
  Offering,
  OfferingLeader,
  Session,
} from '@hearthside/delivery';
import { CalendarFeedRow } from '@hearthside/interop';
import {
  BrandRow,
  LocalResource,
  ReportingAnswer,
  CodeCard,
  IdentityProvider,
  Institute,
  Membership,
  ProviderLink,
} from '@hearthside/people';
import { AuditEntry, AuditHeadRow, FailedJob, MutationReceipt } from '@hearthside/platform';

/** Every table, in one place for the application, its migrations and the drift check. */
export const entities = [
  Adaptation,
  AdaptationChange,
  Attendance,
  AttendanceCorrection,
  BrandRow,
  CalendarFeedRow,
  Certificate,
  Enrolment,
  LocalResource,
  Offering,
  OfferingLeader,
  ReportingAnswer,
  Session,
  AuditEntry,
  AuditHeadRow,
  CodeCard,
  CourseRow,
  Edition,
  EditionGrant,
  EditionLesson,
  EditionPicture,
  FailedJob,
  IdentityProvider,
  Institute,
  Membership,
  MutationReceipt,
  ProviderLink,
  SharedCourse,
];
