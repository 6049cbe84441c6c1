import { z } from 'zod';

/** Larger than any authenticator's answer. */
const bytes = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/);

const credential = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z.looseObject({}).default({}),
};

/** What a browser sends for a new passkey; everything else is dropped. */
export const newPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** What a browser sends to sign in by a passkey. */
export const passkeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: z.string().max(200).nullish(),
  }),
});

/** What a form's field holds, if it is of that shape. */
export function readAs<T>(shape: z.ZodType<T>, field: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(field)).data;
  } catch {
    return undefined;
  }
}
