import { generateKeyPairSync, sign } from 'node:crypto';

const SEQUENCE = 0x30;
const SET = 0x31;
const OID = 0x06;
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const SUBJECT_ALT_NAME = '551d11';

/** A certificate for an IPv4 address, from last year to next year, that it has signed itself. */
export function selfSigned(address: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, der(OID, hex(ECDSA_WITH_SHA256)));
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, der(OID, hex(COMMON_NAME)), der(0x0c, Buffer.from('mail')))),
  );
  const year = new Date().getUTCFullYear();
  const day = (of: number) => der(0x17, Buffer.from(`${String(of % 100)}0101000000Z`));
  const bytes = Buffer.from(address.split('.').map(Number));
  const names = der(0x04, der(SEQUENCE, der(0x87, bytes)));
  const content = der(
    SEQUENCE,
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, hex('01')),
    algorithm,
    name,
    der(SEQUENCE, day(year - 1), day(year + 1)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, der(SEQUENCE, der(OID, hex(SUBJECT_ALT_NAME)), names))),
  );
  const signature = der(0x03, hex('00'), sign('sha256', content, privateKey));
  const cert = der(SEQUENCE, content, algorithm, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${cert.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

const hex = (text: string) => Buffer.from(text, 'hex');

/** One value as ASN.1 writes it: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
