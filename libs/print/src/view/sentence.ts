/** With a full stop, unless the words end a sentence already. */
export function sentence(words: string): string {
  return /[.?!]$/.test(words) ? words : `${words}.`;
}
