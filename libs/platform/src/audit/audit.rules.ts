declare const plain: unique symbol;

/** An id or a hash, as `auditId` lets it through. */
export type AuditId = string & { readonly [plain]: true };

/** A word that stands in the code, such as a role: what people typed is a `string` and does not fit. */
type Word = Lowercase<string>;
type Value = number | boolean | null | Word | AuditId;

/** Ids, counts, hashes and words of our own: an audit log that is read by others gives nobody away. */
export type AuditDetail = Readonly<Record<string, Value | readonly Value[]>>;

export interface AuditSubject {
  /** A noun of the design, such as "membership". */
  kind: Word;
  id: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** SHA-256 in hexadecimal digits or base64url, or the shortened forms that we use. */
const HASH = /^(?:[0-9a-f]{8,64}|[A-Za-z0-9_-]{43})$/;
/** "code-card", "membership.ended", "2026-11-22", an edition's id. No spaces and no @. */
const WORD = /^[a-z0-9]+(?:[._:-][a-z0-9]+)*$/;
const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
const LONGEST = 64;

/** @throws RangeError for what is no id and no hash, and so may be somebody's words */
export function auditId(value: string): AuditId {
  if (UUID.test(value) || HASH.test(value)) return value as AuditId;
  throw new RangeError('The audit log holds ids and hashes, and this is neither.');
}

/** Is this an id, a hash or a word of ours? */
export function isPlain(value: string): boolean {
  return value.length <= LONGEST && (WORD.test(value) || HASH.test(value));
}

/** The first place in a detail that may hold text of somebody's own. */
export function textIn(detail: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(detail).find((name) => {
    const value = detail[name];
    return !NAME.test(name) || !(Array.isArray(value) ? value : [value]).every(isPlainValue);
  });
}

function isPlainValue(value: unknown): boolean {
  if (typeof value === 'string') return isPlain(value);
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
}
