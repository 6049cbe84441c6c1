import { z } from 'zod';
import { mailAddressSchema } from './mail-address.js';
import { trustedProxiesSchema } from './trusted-proxies.js';

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'should look like postgres://name:password@host/hearthside',
});

/** What the environment may say. Behaviour depends on HEARTHSIDE_MODE, never on NODE_ENV. */
const variables = {
  HEARTHSIDE_MODE: z
    .enum(['demo', 'production'], { error: 'should be demo or production' })
    .default('demo'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'should be a whole number, such as 3000' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'should be at most 65535' })
    .default(3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  /** Role of the application: owns nothing, bound by row security. */
  DATABASE_URL: postgresUrl.optional(),
  /** Role that owns the schema and runs the migrations. */
  DATABASE_OWNER_URL: postgresUrl.optional(),
  /** Role that sees past row security, for backups and restores and nothing else. */
  BACKUP_DATABASE_URL: postgresUrl.optional(),
  /** Where erasures are written down, outside the database. */
  ERASED_FILE: z.string().optional(),
  /** Where people outside reach the service, with no slash at the end. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'should look like https://classes.example.org' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  TRUSTED_PROXIES: trustedProxiesSchema.optional(),
  MASTER_KEY: z.string().optional(),
  MASTER_KEY_FILE: z.string().optional(),
  /** With a name and a password in it where the server asks for them, so it is in no message. */
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error: 'should look like smtps://name:password@mail.example.org',
    })
    // Options after a question mark could turn the checking of certificates off.
    .regex(/^smtps?:\/\/[^/?#]*\/?$/i, { error: 'should have nothing after the host and its port' })
    .optional(),
  MAIL_FROM: mailAddressSchema.optional(),
  /** Folder whose courses are published at the start. */
  COURSES_DIR: z.string().optional(),
};

type Variables = typeof variables;
/** What could be read of the environment; a variable with a fault in it is not there. */
export type Environment = { [K in keyof Variables]?: z.output<Variables[K]> };

/** Reads each variable by itself, so that one fault does not hide another. */
export function readEnvironment(given: Record<string, string | undefined>): {
  env: Environment;
  faults: string[];
} {
  const env: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, schema] of Object.entries(variables)) {
    const result = schema.safeParse(given[name]);
    if (result.success) env[name] = result.data;
    else faults.push(`${name} ${result.error.issues[0]!.message}.`);
  }
  return { env, faults };
}
