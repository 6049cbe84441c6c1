/** A backup or a restore cannot go on; the message is for whoever started it, and says what to do. */
export class BackupRefused extends Error {}

/** The file is not, or not whole, what a backup wrote. */
export class BackupDamaged extends BackupRefused {
  constructor(what: string) {
    super(`The backup file ${what}.`);
  }
}
