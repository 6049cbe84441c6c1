import type { PersonalTable } from '@hearthside/platform';
import { hasEmail } from './address.js';

const SHARED = 'other institutes may know them too; it goes when they are at none';

/** Who signs in, and how. It belongs to no institute, so an office is told as little as it knows already. */
export const personalSignIn: PersonalTable[] = [
  {
    table: 'auth.user',
    heading: 'Where you get mail',
    whose: 't.id = :user',
    export: {
      give: {
        email: {
          heading: 'E-mail address',
          read: (email) => (hasEmail(String(email)) ? email : 'none'),
        },
        // Older than the membership, these would tell an office that another knows the person.
        email_verified: { heading: 'You have shown that it is yours', onlyToThemselves: true },
        created_at: { heading: 'Known since', onlyToThemselves: true },
        updated_at: { heading: 'Changed', onlyToThemselves: true },
      },
      withhold: { name: 'always empty', image: 'always empty' },
    },
    erase: { withUser: SHARED },
    retain: 'while the person is known',
  },
  {
    table: 'auth.session',
    heading: 'Where you are signed in',
    whose: 't.user_id = :user AND t.institute_id = :institute',
    export: {
      give: {
        created_at: { heading: 'Since', onlyToThemselves: true },
        updated_at: { heading: 'Used until', onlyToThemselves: true },
        expires_at: { heading: 'Ends', onlyToThemselves: true },
        via: { heading: 'By', onlyToThemselves: true },
      },
      withhold: {
        token: 'opens nothing, and is a secret all the same',
        user_id: 'a number',
        ip_address: 'always empty',
        user_agent: 'always empty',
        only_here: 'follows from how you signed in',
      },
    },
    erase: 'rows',
    retain: { days: 1, after: 't.expires_at' },
  },
  {
    table: 'auth.account',
    heading: 'Accounts elsewhere with which you sign in',
    whose: 't.user_id = :user',
    export: {
      give: {
        provider_id: { heading: 'Where', onlyToThemselves: true },
        account_id: { heading: 'Your name there', onlyToThemselves: true },
        scope: { heading: 'What we may ask there', onlyToThemselves: true },
        created_at: { heading: 'Since', onlyToThemselves: true },
        updated_at: { heading: 'Changed', onlyToThemselves: true },
      },
      withhold: {
        user_id: 'a number',
        access_token: 'a secret',
        refresh_token: 'a secret',
        id_token: 'a secret',
        access_token_expires_at: 'goes with a secret',
        refresh_token_expires_at: 'goes with a secret',
        password: 'there are none',
      },
    },
    erase: { withUser: SHARED },
    retain: 'while the person is known',
  },
  {
    table: 'auth.passkey',
    heading: 'Devices with which you sign in',
    whose: 't.user_id = :user',
    export: {
      give: {
        label: { heading: 'Name', onlyToThemselves: true },
        created_at: { heading: 'Since', onlyToThemselves: true },
        used_at: { heading: 'Used', onlyToThemselves: true },
      },
      withhold: {
        user_id: 'a number',
        credential_id: 'the device’s number',
        public_key: 'for checking the device',
        counter: 'for checking the device',
        transports: 'how the browser reaches the device',
      },
    },
    erase: { withUser: SHARED },
    retain: 'while the person is known',
  },
  {
    table: 'auth.mailed_code',
    heading: 'Codes that were mailed to you',
    whose: 't.user_id = :user',
    export: { nothing: 'they are secrets, and good for minutes' },
    // Whoever is at another institute too, and is signing in there just now, asks for another.
    erase: 'rows',
    retain: { days: 1, after: 't.expires_at' },
  },
  {
    table: 'auth.verification',
    heading: 'Questions that your devices were asked',
    // By address or by id where at all, and with no foreign key. Whoever loses one begins again.
    whose: `EXISTS (
      SELECT FROM auth."user" u
       WHERE u.id = :user
         AND (position(u.email IN t.identifier || ' ' || t.value) > 0
           OR position(u.id::text IN t.identifier || ' ' || t.value) > 0))`,
    export: { nothing: 'they are secrets, and good for minutes' },
    erase: 'rows',
    retain: { days: 1, after: 't.expires_at' },
  },
];
