import type { EntityManager } from 'typeorm';

/** What signing in needs of the service's keys; each purpose has a key of its own. */
export interface SignInKeys {
  /** @returns 32 bytes, the same for the same purpose */
  derive(purpose: string): Buffer;
  /** @param additional what the sealed text belongs to; it opens with that alone */
  seal(bytes: Buffer, purpose: string, additional: string): Buffer;
  /** @throws when it was sealed with another key or for something else */
  open(sealed: Buffer, purpose: string, additional: string): Buffer;
}

/**
 * Puts the mail with which somebody signs in among the jobs, in the caller's transaction. The payload is
 * the person's id; code and link are made by `MailSignIn.compose` when the mail goes out. The id may be
 * nobody's: then there is nothing to send.
 */
export interface SendsSignInMail {
  enqueue(db: EntityManager, mail: { userId: string }): Promise<void>;
}

export interface SigningInSettings {
  /** Where people reach the service, with no slash at the end. */
  publicUrl: string;
  keys: SignInKeys;
  mails: SendsSignInMail;
}

/** With what cookies are signed, the recognizer's and ours alike. */
export function cookieSecretOf(keys: Pick<SignInKeys, 'derive'>): string {
  return keys.derive('sign-in').toString('base64url');
}

export function isSecure({ publicUrl }: Pick<SigningInSettings, 'publicUrl'>): boolean {
  return publicUrl.startsWith('https:');
}
