export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a file says, or in plain words why it says nothing that can be read. */
export type ReadText = { text: string; encoding: Encoding } | { fault: string };

/** Bytes. 1,000 people with forty columns of an office's own take less than half of it. */
export const LARGEST_FILE = 1_000_000;

const AS_CSV =
  'Open it in your spreadsheet program, choose “Save as” or “Download”, then “CSV UTF-8 (comma separated)”, and send that file.';

const NO_TEXT: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', 'This is a spreadsheet or a ZIP archive, not a CSV file.'],
  ['PK\x05\x06', 'This is an empty ZIP archive, not a CSV file.'],
  ['\xd0\xcf\x11\xe0', 'This is an older spreadsheet or document, not a CSV file.'],
  ['%PDF', 'This is a PDF, not a CSV file.'],
  ['\x1f\x8b', 'This is a packed file, not a CSV file.'],
  ['{\\rtf', 'This is a text document with layout, not a CSV file.'],
];

// Some programs save a web page under the name of a spreadsheet.
const WEB_PAGE = /^\s*<(?:!doctype|html|table|\?xml)/i;

/** UTF-8 with or without a mark, UTF-16 with one, and Windows-1252 where bytes are no UTF-8. Never throws. */
export function readText(bytes: Uint8Array): ReadText {
  if (bytes.length > LARGEST_FILE) {
    return {
      fault: 'This file is larger than a list of people can be (1 MB). Please send the list alone.',
    };
  }
  const start = latin1(bytes.subarray(0, 8));
  const known = NO_TEXT.find(([magic]) => start.startsWith(magic));
  if (known) return { fault: `${known[1]} ${AS_CSV}` };
  const read = decoded(bytes);
  if (WEB_PAGE.test(read.text)) {
    return { fault: `This is a web page, not a CSV file. ${AS_CSV}` };
  }
  // UTF-16 without a mark ends here too: its every second byte is zero.
  if (read.text.includes('\0')) {
    return { fault: `This file holds something other than text. ${AS_CSV}` };
  }
  return read;
}

function decoded(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be', bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: windows1252(bytes), encoding: 'windows-1252' };
  }
}

/** Without its mark. */
function as(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array) {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

// Node 20 reads "windows-1252" as Latin-1: quotation marks and the euro become control characters.
const FROM_0X80 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function windows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\x80-\x9f]/g, (letter) => FROM_0X80[letter.charCodeAt(0) - 0x80]!);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
