import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes. */
export const KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
/** Bytes; said at each use, since Node would otherwise take a tag that was cut to four. */
const TAG_LENGTH = 16;
const VERSION = 1;
const CIPHER = 'aes-256-gcm';

/** What was sealed has been altered or cut, or was sealed with another key, purpose or addition. */
export class SealBroken extends Error {
  constructor(reason: string) {
    super(`A sealed value cannot be opened: ${reason}.`);
    this.name = 'SealBroken';
  }
}

/**
 * Everything that is kept secret or signed hangs on one master key, which lies outside the database.
 * Each purpose has a key of its own, so what is made for one is of no use for another.
 */
export class Keys {
  readonly #masterKey: Buffer;
  readonly #sealing = new Map<string, Buffer>();
  /** Sixteen hexadecimal digits that tell master keys apart; nothing follows from them. */
  readonly fingerprint: string;

  private constructor(masterKey: Buffer) {
    this.#masterKey = masterKey;
    this.fingerprint = this.#expand('fingerprint').toString('hex', 0, 8);
  }

  /**
   * @param masterKey 32 random bytes
   * @throws RangeError for any other length
   */
  static from(masterKey: Uint8Array): Keys {
    if (masterKey.length !== KEY_LENGTH) {
      throw new RangeError(`A master key has ${KEY_LENGTH} bytes, not ${masterKey.length}.`);
    }
    return new Keys(Buffer.from(masterKey));
  }

  /**
   * The key of a purpose, 32 bytes (HKDF-SHA256); the same at each call.
   *
   * @param purpose such as "sign-in": small letters, digits and hyphens
   */
  derive(purpose: string): Buffer {
    return this.#expand(`derive ${checked(purpose)}`);
  }

  /**
   * Version, nonce, ciphertext and tag: 29 bytes more than came in. Nonces are random, so a purpose
   * is good for 2^32 values; what may become more numerous has keys of its own, sealed here.
   *
   * @param additional what the value belongs to, such as the ids of its row; not part of the result,
   *   and needed again to open it
   */
  seal(bytes: Uint8Array, purpose: string, additional: string | Uint8Array): Buffer {
    const head = Buffer.concat([Buffer.of(VERSION), randomBytes(NONCE_LENGTH)]);
    const cipher = createCipheriv(CIPHER, this.#sealingKey(purpose), head.subarray(1), {
      authTagLength: TAG_LENGTH,
    });
    cipher.setAAD(boundTo(additional));
    const sealed = [head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(sealed);
  }

  /** @throws SealBroken */
  open(sealed: Uint8Array, purpose: string, additional: string | Uint8Array): Buffer {
    const whole = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (whole.length < 1 + NONCE_LENGTH + TAG_LENGTH) throw new SealBroken('it is too short');
    if (whole[0] !== VERSION) throw new SealBroken(`version ${whole[0]} is not known here`);
    const nonce = whole.subarray(1, 1 + NONCE_LENGTH);
    const decipher = createDecipheriv(CIPHER, this.#sealingKey(purpose), nonce, {
      authTagLength: TAG_LENGTH,
    });
    decipher.setAAD(boundTo(additional));
    decipher.setAuthTag(whole.subarray(-TAG_LENGTH));
    const first = decipher.update(whole.subarray(1 + NONCE_LENGTH, -TAG_LENGTH));
    try {
      return Buffer.concat([first, decipher.final()]);
    } catch {
      throw new SealBroken('it is damaged, or belongs to another key or another place');
    }
  }

  /** Apart from what `derive` hands out, so that a purpose may be used for both. */
  #sealingKey(purpose: string): Buffer {
    const known = this.#sealing.get(purpose);
    if (known) return known;
    const key = this.#expand(`seal ${checked(purpose)}`);
    this.#sealing.set(purpose, key);
    return key;
  }

  #expand(info: string): Buffer {
    const none = Buffer.alloc(0);
    return Buffer.from(hkdfSync('sha256', this.#masterKey, none, `hearthside ${info}`, KEY_LENGTH));
  }
}

function boundTo(additional: string | Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(VERSION), Buffer.from(additional as Uint8Array)]);
}

/** Purposes stand in the code; a value from outside would grow the list of kept keys without end. */
function checked(purpose: string): string {
  if (/^[a-z][a-z0-9-]{0,62}$/.test(purpose)) return purpose;
  throw new RangeError(`"${purpose}" is not a purpose of keys, such as "sign-in".`);
}
