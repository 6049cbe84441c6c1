import { randomUUID } from 'node:crypto';
import { hasRole, isId, type Context, type Member, type Person } from '@hearthside/platform';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Auth } from '../sign-in/auth.js';
import type { Limits } from '../sign-in/limits.service.js';
import type { From } from '../sign-in/mail-sign-in.service.js';
import type { OneTime } from '../sign-in/one-time.js';
import { rows } from '../sign-in/rows.js';
import type { Sessions, SignedIn } from '../sign-in/sessions.service.js';
import { SignInRefused } from '../sign-in/sign-in-refused.js';
import type { SigningInSettings } from '../sign-in/signing-in-settings.js';
import { newPasskey, passkeyAnswer, readAs } from './passkey-shapes.js';
import { AT_MOST, labelOf, MINUTES } from './passkey.rules.js';

/** Loaded when it is first needed: it takes 0.3 s. */
const webauthn = () => import('@simplewebauthn/server');

/** A passkey in its owner's list. */
export interface OwnPasskey {
  id: string;
  label: string;
  addedAt: Date;
  usedAt: Date | undefined;
}

interface Row {
  id: string;
  user_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
  label: string;
  created_at: Date;
  used_at: Date | null;
}

/** ES256, EdDSA and RS256: what phones, computers and keys have. */
const ALGORITHMS = [-7, -8, -257];

const FAILED =
  'Signing in with a passkey did not work out. Please try again, or sign in by e-mail.';
const NOT_ADDED = 'The passkey was not added. Please try again.';

/** Signing in with a device that has checked who holds it: by fingerprint, face, or its own PIN. */
export class Passkeys {
  readonly #origin: string;
  readonly #host: string;

  constructor(
    private readonly auth: Auth,
    private readonly sessions: Sessions,
    private readonly oneTime: OneTime,
    private readonly limits: Limits,
    { publicUrl }: SigningInSettings,
  ) {
    const { origin, hostname } = new URL(publicUrl);
    this.#origin = origin;
    this.#host = hostname;
  }

  /**
   * What a browser needs to make a passkey.
   *
   * @throws SignInRefused not-for-you
   */
  async beginAdding(ctx: Context): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { userId } = await this.#staff(ctx);
    const own = await this.#of(userId);
    const [user] = await this.auth.db.select<{ email: string }>(
      'SELECT email FROM auth."user" WHERE id = $1',
      [userId],
    );
    const { generateRegistrationOptions } = await webauthn();
    const options = await generateRegistrationOptions({
      rpName: this.#host,
      rpID: this.#host,
      userName: user!.email,
      userID: bytesOf(userId),
      attestationType: 'none',
      timeout: MINUTES * 60_000,
      excludeCredentials: own.map(({ credential_id: id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    await this.oneTime.put('passkey-add', options.challenge, userId, MINUTES);
    return options;
  }

  /**
   * @param response the JSON that the browser's script puts into the form
   * @param label what its owner calls it
   * @throws SignInRefused not-for-you, passkey-failed
   */
  async add(ctx: Context, response: string, label: string): Promise<OwnPasskey> {
    const { userId } = await this.#staff(ctx);
    const given = readAs(newPasskey, response);
    if (!given) throw new SignInRefused('passkey-failed', NOT_ADDED);
    if ((await this.#of(userId)).length >= AT_MOST) {
      throw new SignInRefused(
        'passkey-failed',
        `You have ${AT_MOST} passkeys already. Please remove one first.`,
      );
    }
    const { verifyRegistrationResponse } = await webauthn();
    const made = await orNothing(async () => {
      await refuseAttestation(given.response.attestationObject);
      return verifyRegistrationResponse({
        response: given as unknown as RegistrationResponseJSON,
        expectedChallenge: async (challenge) =>
          (await this.oneTime.take('passkey-add', challenge)) === userId,
        expectedOrigin: this.#origin,
        expectedRPID: this.#host,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      });
    });
    if (!made?.verified) throw new SignInRefused('passkey-failed', NOT_ADDED);
    const { credential } = made.registrationInfo;
    const [row] = await this.auth.db.tx((db) =>
      rows<Row>(
        db,
        `INSERT INTO auth.passkey
           (id, user_id, credential_id, public_key, counter, transports, label, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, now())
         ON CONFLICT (credential_id) DO NOTHING RETURNING *`,
        [
          ...[randomUUID(), userId, credential.id, Buffer.from(credential.publicKey)],
          ...[credential.counter, given.response.transports ?? [], labelOf(label)],
        ],
      ),
    );
    if (!row) throw new SignInRefused('passkey-failed', NOT_ADDED);
    return seen(row);
  }

  /** One's own passkeys; none are shown to a session that an institute could have opened. */
  async list(ctx: Context): Promise<OwnPasskey[]> {
    const who = await this.#owner(ctx);
    return who ? (await this.#of(who.userId)).map(seen) : [];
  }

  /** @returns whether there was such a one */
  async remove(ctx: Context, id: string): Promise<boolean> {
    const who = await this.#owner(ctx);
    if (!who || !isId(id)) return false;
    const removed = await this.auth.db.tx((db) =>
      rows(db, 'DELETE FROM auth.passkey WHERE id = $1 AND user_id = $2 RETURNING id', [
        id,
        who.userId,
      ]),
    );
    return removed.length > 0;
  }

  /**
   * What a browser needs to sign somebody in; they type nothing.
   *
   * @throws SignInRefused too-many-tries
   */
  async beginSignIn({ ip }: From): Promise<PublicKeyCredentialRequestOptionsJSON> {
    await this.limits.count('mail-from', ip);
    const { generateAuthenticationOptions } = await webauthn();
    const options = await generateAuthenticationOptions({
      rpID: this.#host,
      userVerification: 'required',
      timeout: MINUTES * 60_000,
    });
    await this.oneTime.put('passkey-sign-in', options.challenge, '', MINUTES);
    return options;
  }

  /**
   * @param response the JSON that the browser's script puts into the form
   * @throws SignInRefused passkey-failed, too-many-tries
   */
  async open(
    { response, ownDevice }: { response: string; ownDevice: boolean },
    { ip }: From,
  ): Promise<SignedIn> {
    const counted = await this.limits.count('try-from', ip);
    const given = readAs(passkeyAnswer, response);
    if (!given) throw new SignInRefused('passkey-failed', FAILED);
    const { verifyAuthenticationResponse } = await webauthn();
    const signedIn = await this.auth.db.tx(async (db) => {
      const [passkey] = await rows<Row>(
        db,
        'SELECT * FROM auth.passkey WHERE credential_id = $1 FOR UPDATE',
        [given.id],
      );
      if (!passkey) return undefined;
      const checked = await orNothing(() =>
        verifyAuthenticationResponse({
          response: given as unknown as AuthenticationResponseJSON,
          expectedChallenge: async (challenge) =>
            (await this.oneTime.take('passkey-sign-in', challenge)) !== undefined,
          expectedOrigin: this.#origin,
          expectedRPID: this.#host,
          requireUserVerification: true,
          credential: {
            id: passkey.credential_id,
            publicKey: new Uint8Array(passkey.public_key),
            counter: Number(passkey.counter),
          },
        }),
      );
      const { userHandle } = given.response;
      const isTheirs = userHandle === Buffer.from(bytesOf(passkey.user_id)).toString('base64url');
      if (!checked?.verified || !isTheirs) return undefined;
      await db.query('UPDATE auth.passkey SET counter = $2, used_at = now() WHERE id = $1', [
        passkey.id,
        checked.authenticationInfo.newCounter,
      ]);
      return this.sessions.open({ userId: passkey.user_id, via: 'passkey', ownDevice });
    });
    if (!signedIn) throw new SignInRefused('passkey-failed', FAILED);
    await counted.giveBack();
    return signedIn;
  }

  #of(userId: string): Promise<Row[]> {
    return this.auth.db.select<Row>(
      'SELECT * FROM auth.passkey WHERE user_id = $1 ORDER BY created_at',
      [userId],
    );
  }

  /**
   * A passkey opens every institute where somebody is. So a session that one institute could have opened, by a card or
   * its provider, may not add one.
   */
  async #staff(ctx: Context): Promise<Member> {
    const { who } = ctx;
    if (who.kind !== 'member' || !hasRole(who, 'coordinator', 'facilitator')) {
      throw new SignInRefused('not-for-you', 'Passkeys are for those who lead and coordinate.');
    }
    if (await this.sessions.isTheirsAlone(ctx)) return who;
    throw new SignInRefused(
      'not-for-you',
      'To add a passkey, please sign in by e-mail first, so that we know it is you.',
    );
  }

  async #owner(ctx: Context): Promise<Member | Person | undefined> {
    const { who } = ctx;
    if (who.kind !== 'member' && who.kind !== 'person') return undefined;
    return (await this.sessions.isTheirsAlone(ctx)) ? who : undefined;
  }
}

function seen({ id, label, created_at, used_at }: Row): OwnPasskey {
  return { id, label, addedAt: created_at, usedAt: used_at ?? undefined };
}

/** A person's id as the authenticator keeps it. */
function bytesOf(userId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));
}

/**
 * We ask for no certificate of the maker. One that is sent all the same names addresses at which its revocation
 * would be looked up, and nothing that comes in may have us call elsewhere.
 */
async function refuseAttestation(attestationObject: string): Promise<void> {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers');
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = decoded.get('fmt');
  const isOwn = format === 'packed' && decoded.get('attStmt').get('x5c') === undefined;
  if (format !== 'none' && !isOwn) throw new Error('A passkey came with a certificate.');
}

/** The library throws for whatever does not fit; to a person it is one and the same. */
async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
