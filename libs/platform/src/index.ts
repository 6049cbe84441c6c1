export { announce } from './announcement/announce.js';
export { Announcements } from './announcement/announcements.service.js';
export { LISTENER } from './announcement/listening.js';
export * from './audience/audience.js';
export * from './audience/may-read.js';
export * from './audit/actions.js';
export * from './audit/audit-entry.entity.js';
export { auditId, type AuditDetail, type AuditId, type AuditSubject } from './audit/audit.rules.js';
export * from './audit/audit.service.js';
export * from './audit/audit-personal-data.js';
export * from './audit/record.js';
export * from './audit/verify-audit.js';
export { BackupDamaged, BackupRefused } from './backup/backup-refused.js';
export { readBackupSettings, type BackupSettings } from './backup/backup-settings.js';
export { connect } from './backup/connect.js';
export { LEFT_OUT } from './backup/left-out.js';
export { planOf, type Plan } from './backup/plan.js';
export { removeOlder } from './backup/backup-folder.js';
export { ErasureLedger, LedgerDamaged, type Erasure } from './backup/erasure-ledger.js';
export { hasEmbeddedDatabase } from './embedded-database/join-running.js';
export { makeBackup, type BackupMade } from './backup/make-backup.js';
export { placeToRestore, placeToSave, type Place } from './backup/place.js';
export { readBackup, type BackupContents } from './backup/read-backup.js';
export { restoreBackup, type Restored, type RestoreHooks } from './backup/restore-backup.js';
export * from './context/context.js';
export * from './context/contexts.js';
export * from './context/ctx.decorator.js';
export * from './context/who.js';
export * from './database/boot-checks.js';
export * from './database/data-source.js';
export * from './database/grants.js';
export * from './database/tenancy.js';
export {
  startEmbeddedDatabase,
  type EmbeddedDatabase,
} from './embedded-database/embedded-database.js';
export { DataFolderInUse } from './embedded-database/owner-file.js';
export {
  goneWithin,
  identityOf,
  parentOf,
  type ProcessIdentity,
} from './embedded-database/process-identity.js';
export * from './keys/keys.js';
export { enqueue, type JobOptions } from './job/enqueue.js';
export { FailedJob } from './job/failed-job.entity.js';
export { maySeeToFailedJobs } from './job/failed-job.rules.js';
export { FailedJobService } from './job/failed-job.service.js';
export { JobRefused } from './job/job-refused.js';
export { allowTask, disallowTask, dropJobTables, makeJobTables } from './job/job-tables.js';
export { JobWorker } from './job/job-worker.js';
export { runJobs, runJobsOnce, type JobsOrder, type RunningJobs } from './job/run-jobs.js';
export { defineTask, Task, type DoesJobs, type JobAbout, type TaskDefinition } from './job/task.js';
export { DemoMailbox, type KeptMail } from './mail/demo-mailbox.js';
export { isAddress, isNowhere, NOWHERE } from './mail/mail.rules.js';
export { Mailer, type Delivery, type Mail } from './mail/mailer.js';
export { SmtpMailer } from './mail/smtp-mailer.js';
export { personalFailedJobs } from './job/failed-job-personal-data.js';
export * from './mutation/receipt-personal-data.js';
export * from './personal-data/personal-table.js';
export * from './mutation/mutation-receipt.entity.js';
export * from './mutation/mutation.input.js';
export * from './mutation/mutations.service.js';
export * from './paging/cursor.js';
export * from './paging/is-id.js';
export * from './paging/page.js';
export * from './platform.module.js';
export * from './refusal/nothing-if-refused.js';
export * from './refusal/or-refusal.js';
export * from './refusal/refusal.view.js';
export * from './refusal/refused.js';
export { demoMasterKey } from './settings/demo-master-key.js';
export { isLoopback } from './settings/loopback.js';
export type { MailAddress } from './settings/mail-address.js';
export * from './settings/settings.js';
export { SettingsRefused } from './settings/settings-refused.js';
