import type { Reply } from '@hearthside/print';

/** What a page may say has just been done: a closed list, since anybody can make up a query. */
const words = {
  accepted: 'You are in.',
  'passkey-added': 'The passkey is added. You can sign in with it from now on.',
  'passkey-removed': 'The passkey is removed.',
  'session-ended': 'That device is signed out.',
  saved: 'Saved.',
  'logo-removed': 'The logo is taken away.',
  'provider-saved': 'Saved. Your provider answered.',
  'provider-removed': 'Removed. Those who had signed in that way are signed out.',
  added: 'They are on the list now.',
  invited: 'The invitation is on its way.',
  'invited-again': 'The invitation is on its way again.',
  'name-corrected': 'The name is changed.',
  'roles-changed': 'The roles are changed.',
  'email-changed': 'The e-mail address is changed.',
  'email-taken-away': 'The e-mail address is taken away.',
  ended: 'They have left, and can no longer sign in here.',
  back: 'They are back.',
  revoked: 'The card no longer works.',
  erased: 'Everything about this person is erased.',
  drafted: 'The draft is made. Nobody is told of it until you open it.',
  opened: 'The class is open.',
  closed: 'The class is closed.',
  'called-off': 'The class is called off.',
  'leaders-set': 'The leaders are saved.',
  moved: 'The session is moved.',
  enrolled: 'They are in the class, or in line for a seat if there was none.',
  'calendar-made': 'The address for your calendar is made.',
  'calendar-revoked': 'The address for your calendar leads nowhere any more.',
  'walked-in': 'They have a seat.',
  'needs-saved': 'What they need is saved.',
  'consent-noted': 'It is noted that they agree.',
  transferred: 'They are in the other class now.',
  'list-entered': 'Everybody on the list is entered, as it was said.',
  withdrawn: 'They are out of the class. A seat that came free goes to the next in line.',
  'seat-taken': 'The seat is theirs.',
  certified: 'Everybody who completed the class has a certificate.',
  registered: 'You have asked for a place. What came of it is below.',
  'gave-up': 'You have given the place up. Somebody who waits gets it.',
  'seat-is-yours': 'The seat is yours.',
  keyed: 'The sheet is saved.',
  undone: 'The change is taken back. The author’s own stands there again.',
  'newer-edition': 'This is the newer edition, with what you have kept.',
  'no-reminders': 'No more reminders will go out.',
  'reminders-again': 'Reminders will go out again.',
  'sheet-removed': 'It is taken away.',
  retried: 'It is tried again now. If it fails once more, it will be back on this list.',
  dismissed: 'It is put aside, and will not be done.',
} as const;

export type Done = keyof typeof words;

export function doneIn(query: unknown): string | undefined {
  return typeof query === 'string' && Object.hasOwn(words, query)
    ? words[query as Done]
    : undefined;
}

/** Back to a page that says what was done; loading it again does nothing again. */
export function backTo(reply: Reply, path: string, done?: Done): void {
  reply
    .code(303)
    .header('location', done ? `${path}?done=${done}` : path)
    .send();
}
