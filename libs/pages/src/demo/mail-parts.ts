/** A stretch of a mail's text, with where it leads if it is an address of ours. */
export interface MailPart {
  text: string;
  href?: string;
}

/**
 * A mail's text in stretches. Addresses of ours lead on by their path alone, so that they open under
 * whichever name the reader has opened the demo; other addresses stay text.
 *
 * @param publicUrl with no slash at the end
 */
export function mailParts(text: string, publicUrl: string): MailPart[] {
  const parts: MailPart[] = [];
  let at = 0;
  for (const { 0: address, index } of text.matchAll(/https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]+/g)) {
    // A sentence may end right after an address.
    const whole = address.replace(/[.,;:!?']+$/, '');
    const path = whole.slice(publicUrl.length);
    if (!whole.startsWith(publicUrl) || !path.startsWith('/') || path.startsWith('//')) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: whole, href: path });
    at = index + whole.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
