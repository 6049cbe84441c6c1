// Ways in which a file may come to harm: by a slip, by a program, or on purpose.

/** @typedef {(below: number) => number} Random whole numbers from 0 */

/**
 * The same numbers for the same seed on every machine.
 *
 * @param {number} seed @returns {Random}
 */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return below > 0 ? (state >>> 8) % below : 0;
  };
}

const pieces = [
  ...[
    ':::say',
    ':::',
    '::::',
    '::lines[a]',
    '::prompt[Why?]{kind=pair}',
    '::activity{id=x minutes=3}',
  ],
  ...[
    '## ',
    '### ',
    '- ',
    '1. ',
    '- [ ] ',
    '> ',
    '| a | b |\n| - | - |\n',
    '|',
    '____',
    '**',
    '*',
    '_',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '{id=',
    '"',
    "'",
    '`',
    '```\n',
    '\\',
    '<!--',
    '-->',
    '<b>',
    '&amp;',
  ],
  ...[
    '---\n',
    ': ',
    '? ',
    '&a ',
    '*a',
    '!!js ',
    '<<: ',
    '[[[[',
    '{{{{',
    '%YAML 1.1\n',
    '\t',
    '    ',
  ],
  ...[
    '\r\n',
    '\r',
    '\0',
    '\uFEFF',
    '\u2028',
    '\u202E',
    '\u200D',
    '😀',
    'é',
    '\uFFFF',
    '9:30',
    ':x[y]{z}',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'allow loaded-words: x',
    '-1',
    '1e999',
    '2026-02-30',
    'null',
  ],
].map((piece) => Buffer.from(piece));

/** @type {((bytes: Buffer, random: Random, others: Buffer[]) => Buffer)[]} */
const ways = [
  // Something cut out.
  (bytes, random) => {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(40))]);
  },
  // A piece that means something put in, once or many times.
  (bytes, random) => {
    const piece = pieces[random(pieces.length)] ?? Buffer.alloc(0);
    const times = random(8) === 0 ? random(300) : 1;
    return putIn(bytes, random(bytes.length + 1), Buffer.concat(Array(times).fill(piece)));
  },
  // One byte changed: UTF-8 may break.
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[random(copy.length)] = random(256);
    return copy;
  },
  // A stretch doubled, or moved elsewhere.
  (bytes, random) => {
    const at = random(bytes.length);
    return putIn(bytes, random(bytes.length + 1), bytes.subarray(at, at + random(200)));
  },
  // A stretch of another file put in.
  (bytes, random, others) => {
    const other = others[random(others.length)] ?? bytes;
    const at = random(other.length);
    return putIn(bytes, random(bytes.length + 1), other.subarray(at, at + random(200)));
  },
  // Two lines exchanged, or one indented.
  (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n');
    const [one, two] = [random(lines.length), random(lines.length)];
    if (random(3) === 0) lines[one] = ' '.repeat(random(6)) + lines[one];
    else [lines[one], lines[two]] = [lines[two] ?? '', lines[one] ?? ''];
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  // The end lost.
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
];

/** @param {Buffer} bytes @param {number} at @param {Buffer} more */
function putIn(bytes, at, more) {
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

/**
 * A file after one to four accidents.
 *
 * @param {Buffer} bytes @param {Random} random @param {Buffer[]} others
 */
export function damaged(bytes, random, others) {
  let harmed = bytes;
  for (let more = 1 + random(4); more > 0; more--) {
    harmed = ways[random(ways.length)]?.(harmed, random, others) ?? harmed;
  }
  return harmed;
}
