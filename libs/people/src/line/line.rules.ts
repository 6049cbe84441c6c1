/** One line of words as it is kept: spaces around it gone, and doubled ones within. */
export function settledLine(typed: string): string {
  return typed.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

// Unseen marks can make one name look like another, and turn a line around.
const UNSEEN = /[\p{Cc}\p{Co}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** What keeps some words from being a line of at most so many letters; nothing when they are one. */
export function lineFault(line: string, longest: number): string | undefined {
  if (line === '') return 'Some words are missing here.';
  if (line.length > longest) {
    return `This has ${line.length.toLocaleString('en-US')} letters. Please write at most ${longest}.`;
  }
  return line.isWellFormed() && !UNSEEN.test(line)
    ? undefined
    : 'There is a mark in this that cannot be shown. Please type it anew.';
}
