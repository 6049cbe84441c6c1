import {
  createHash,
  createSign,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';

/** What an authenticator that does not do as it should does instead. */
export interface Amiss {
  origin?: string;
  host?: string;
  /** Whoever holds it has not shown that it is theirs. */
  unverified?: boolean;
  challenge?: string;
  userHandle?: string;
  counter?: number;
  format?: string;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const b64 = (data: Buffer | string) => Buffer.from(data).toString('base64url');

/** An authenticator in software: it makes one real ES256 key and signs with it. */
export class SpecAuthenticator {
  readonly id = randomBytes(32);
  readonly #key: KeyObject;
  readonly #point: { x: Buffer; y: Buffer };
  #userHandle = '';
  #counter = 0;

  constructor(readonly origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x, y } = publicKey.export({ format: 'jwk' });
    this.#point = { x: Buffer.from(x!, 'base64url'), y: Buffer.from(y!, 'base64url') };
  }

  make(options: PublicKeyCredentialCreationOptionsJSON, amiss: Amiss = {}): string {
    this.#userHandle = options.user.id;
    const { x, y } = this.#point;
    const key = Buffer.concat([
      ...[Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]), cborBytes(x)],
      ...[Buffer.from([0x22]), cborBytes(y)],
    ]);
    const attested = Buffer.concat([
      ...[Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, key],
    ]);
    const authData = this.#authData(amiss, attested);
    const attestationObject = Buffer.concat([
      ...[Buffer.from([0xa3]), cborText('fmt'), cborText(amiss.format ?? 'none')],
      ...[cborText('attStmt'), Buffer.from([0xa0]), cborText('authData'), cborBytes(authData)],
    ]);
    return this.#answer({
      clientDataJSON: b64(this.#clientData('webauthn.create', options.challenge, amiss)),
      attestationObject: b64(attestationObject),
      transports: ['internal'],
    });
  }

  sign(options: PublicKeyCredentialRequestOptionsJSON, amiss: Amiss = {}): string {
    this.#counter = amiss.counter ?? this.#counter + 1;
    const authData = this.#authData(amiss);
    const clientData = this.#clientData('webauthn.get', options.challenge, amiss);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    return this.#answer({
      clientDataJSON: b64(clientData),
      authenticatorData: b64(authData),
      signature: b64(createSign('sha256').update(signed).sign(this.#key)),
      userHandle: amiss.userHandle ?? this.#userHandle,
    });
  }

  #authData({ host, unverified }: Amiss, attested?: Buffer): Buffer {
    const flags = 1 | (unverified ? 0 : 4) | (attested ? 64 : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const whose = sha256(host ?? new URL(this.origin).hostname);
    return Buffer.concat([whose, Buffer.from([flags]), counter, attested ?? Buffer.alloc(0)]);
  }

  #clientData(type: string, challenge: string, amiss: Amiss): string {
    const origin = amiss.origin ?? this.origin;
    return JSON.stringify({ type, challenge: amiss.challenge ?? challenge, origin });
  }

  #answer(response: object): string {
    return JSON.stringify({ id: b64(this.id), rawId: b64(this.id), type: 'public-key', response });
  }
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  const { length } = bytes;
  // As short as can be, which readers of passkeys count on.
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), bytes]);
}
