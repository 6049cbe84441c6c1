import { Editions1763800000000 } from './1763800000000-editions.js';
import { People1763900000000 } from './1763900000000-people.js';
import { GrantedEditions1763900001000 } from './1763900001000-granted-editions.js';
import { Jobs1763900002000 } from './1763900002000-jobs.js';
import { SignIn1763900003000 } from './1763900003000-sign-in.js';
import { SignInMail1763900003100 } from './1763900003100-sign-in-mail.js';
import { MutationReceipts1763900003900 } from './1763900003900-mutation-receipts.js';
import { Audit1763900004000 } from './1763900004000-audit.js';
import { PersonalData1763900004500 } from './1763900004500-personal-data.js';
import { Institutes1763900005000 } from './1763900005000-institutes.js';
import { HostAnswers1763900005100 } from './1763900005100-host-answers.js';
import { Delivery1764000000000 } from './1764000000000-delivery.js';
import { EnrolmentJobs1764000000100 } from './1764000000100-enrolment-jobs.js';
import { CertificateCheck1764000000200 } from './1764000000200-certificate-check.js';
import { Runs1764000000300 } from './1764000000300-runs.js';
import { Reminders1764000000500 } from './1764000000500-reminders.js';
import { Evaluations1764000000600 } from './1764000000600-evaluations.js';
import { CalendarFeeds1764000000700 } from './1764000000700-calendar-feeds.js';
import { Adaptations1764000000800 } from './1764000000800-adaptations.js';
import { Staff1764000000900 } from './1764000000900-staff.js';

/** In order of their numbers. */
export const migrations = [
  Editions1763800000000,
  People1763900000000,
  GrantedEditions1763900001000,
  Jobs1763900002000,
  SignIn1763900003000,
  SignInMail1763900003100,
  MutationReceipts1763900003900,
  Audit1763900004000,
  PersonalData1763900004500,
  Institutes1763900005000,
  HostAnswers1763900005100,
  Delivery1764000000000,
  EnrolmentJobs1764000000100,
  CertificateCheck1764000000200,
  Runs1764000000300,
  Reminders1764000000500,
  Evaluations1764000000600,
  CalendarFeeds1764000000700,
  Adaptations1764000000800,
  Staff1764000000900,
];
