import type { OwnPasskey, OwnSession, Viewer } from '@hearthside/people';
import { dayOf, momentOf } from '../page/moment.js';
import { rolesInWords } from '../people/role-words.js';

export interface AccountView {
  /** Nothing before an institute is chosen. */
  me: { name: string; called: string; email: string | null; as: string; at: string } | undefined;
  sessions: { id: string; isThisOne: boolean; since: string; about: string }[];
  /** They want no reminders. */
  noMail?: boolean;
  /** Nothing for whom there are no passkeys. */
  passkeys: { own: { id: string; label: string; about: string }[]; mayAdd: boolean } | undefined;
}

const ways: Record<OwnSession['via'], string> = {
  mail: 'by e-mail',
  card: 'with a code card',
  passkey: 'with a passkey',
  provider: 'by the institute’s own sign-in',
};

export function accountView(
  viewer: Viewer | undefined,
  sessions: readonly OwnSession[],
  passkeys: { own: readonly OwnPasskey[]; mayAdd: boolean },
): AccountView {
  const { membership, institute } = viewer ?? {};
  const zone = institute?.timeZone;
  const { own, mayAdd } = passkeys;
  return {
    me:
      membership && institute
        ? {
            name: membership.name,
            called: membership.called,
            email: membership.email ?? null,
            as: rolesInWords(membership.roles),
            at: institute.name,
          }
        : undefined,
    sessions: sessions.map((session) => ({
      id: session.id,
      isThisOne: session.isThisOne,
      since: momentOf(session.openedAt, zone),
      about: aboutSession(session),
    })),
    passkeys:
      mayAdd || own.length > 0
        ? { own: own.map((each) => ({ ...each, about: aboutPasskey(each, zone) })), mayAdd }
        : undefined,
  };
}

function aboutSession({ via, institute, onOwnDevice }: OwnSession): string {
  const device = onOwnDevice ? 'on your own device' : 'until the browser is closed';
  return `Signed in ${ways[via]}, ${device}${institute ? `, at ${institute}` : ''}.`;
}

function aboutPasskey({ addedAt, usedAt }: OwnPasskey, zone: string | undefined): string {
  const used = usedAt ? `last used on ${dayOf(usedAt, zone)}` : 'not used yet';
  return `Added on ${dayOf(addedAt, zone)}, ${used}.`;
}
