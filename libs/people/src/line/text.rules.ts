/** Some lines of words as they are kept. */
export function settledText(typed: string): string {
  return typed.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/** What keeps some words from being a text of at most so many letters; nothing when they are one. */
export function textFault(text: string, longest: number): string | undefined {
  if (text === '') return 'Some words are missing here.';
  if (text.length > longest) {
    const [has, most] = [text.length, longest].map((each) => each.toLocaleString('en-US'));
    return `This has ${has} letters. Please write at most ${most}.`;
  }
  return text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text)
    ? undefined
    : 'There is a mark in this that cannot be shown. Please type it anew.';
}
