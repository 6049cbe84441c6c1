import { z } from 'zod';

/** Who a mail is from. */
export interface MailAddress {
  /** Empty where there is an address alone. */
  name: string;
  address: string;
}

const FORM = 'should be an address, or a name with one: Garden School <classes@example.org>';

/** `classes@example.org` or `Garden School <classes@example.org>`, quotation marks around the name or not. */
export const mailAddressSchema = z.string().transform((text, check): MailAddress => {
  const [, named, within] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
  const name = (named ?? '').trim().replace(/^"(.*)"$/, '$1');
  const address = (within ?? text).trim();
  const broken = /[\p{Cc}"]/u.test(name) || (within !== undefined && name === '');
  if (broken || !z.email().safeParse(address).success) {
    check.addIssue({ code: 'custom', message: FORM });
    return z.NEVER;
  }
  return { name, address };
});
