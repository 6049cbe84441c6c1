/** Why somebody cannot sign in just now, in words for them. Nothing has changed but the count of tries. */
export class SignInRefused extends Error {
  /**
   * @param code for programs
   * @param message for people: what happened and how to mend it
   * @param field what they filled in that has to change, if it is that
   * @param tryAgainAt from when it may work, if waiting helps
   */
  constructor(
    readonly code: SignInRefusal,
    message: string,
    readonly field?: SignInField,
    readonly tryAgainAt?: Date,
  ) {
    super(message);
  }
}

export type SignInField =
  | 'address'
  | 'code'
  | 'pin'
  | 'again'
  | 'label'
  | 'issuer'
  | 'clientId'
  | 'clientSecret'
  | 'domains';

export type SignInRefusal =
  | 'address-unreadable'
  | 'code-wrong'
  | 'link-used'
  | 'too-many-tries'
  | 'card-mistyped'
  | 'card-unknown'
  | 'card-shut'
  | 'card-paused'
  | 'pin-unfit'
  | 'pins-differ'
  | 'pin-wrong'
  | 'pin-chosen-already'
  | 'not-from-here'
  | 'not-for-you'
  | 'no-such-institute'
  | 'no-such-member'
  | 'address-taken'
  | 'passkey-failed'
  | 'provider-missing'
  | 'provider-unfit'
  | 'provider-failed'
  | 'provider-unknown-person';

/** How long from now, as one says it: "in about 15 minutes". */
export function inAbout(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  if (minutes < 90) return minutes === 1 ? 'in a minute' : `in about ${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `in about ${hours} hours` : `in about ${Math.round(hours / 24)} days`;
}
