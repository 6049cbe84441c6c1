import { resolve } from 'node:path';
import { z } from 'zod';

/** What the environment may say. Behaviour depends on HEARTHSIDE_MODE, never on NODE_ENV. */
const environmentSchema = z.object({
  HEARTHSIDE_MODE: z.enum(['demo', 'production']).default('demo'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'should be a whole number, such as 3000' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'should be at most 65535' })
    .default(3000),
  HOST: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Role of the application: owns nothing, bound by row security. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Role that owns the schema and runs the migrations. */
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where people outside reach the service, with no slash at the end. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Addresses of proxies whose word about the caller is believed, with commas between. */
  TRUSTED_PROXIES: z.string().optional(),
  /** Folder whose courses are published at the start. */
  COURSES_DIR: z.string().min(1).optional(),
});

export type Mode = 'demo' | 'production';

export interface Settings {
  mode: Mode;
  host: string;
  port: number;
  publicUrl: string;
  /** Absolute. */
  dataDir: string;
  /** Nothing means the embedded database. */
  database: { appUrl: string; ownerUrl: string } | undefined;
  trustedProxies: string[];
  /** Absolute; nothing means that no course is published at the start. */
  coursesDir: string | undefined;
}

/** The settings are wrong or missing; the message names each and says what to do. */
export class SettingsRefused extends Error {}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** @throws SettingsRefused */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    refuse(lines);
  }
  const env = result.data;
  const faults = faultsOf(env);
  if (faults.length > 0) refuse(faults);

  const demo = env.HEARTHSIDE_MODE === 'demo';
  const coursesDir = env.COURSES_DIR ?? (demo ? 'courses' : undefined);
  return {
    mode: env.HEARTHSIDE_MODE,
    host: env.HOST ?? '127.0.0.1',
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    dataDir: resolve(env.DATA_DIR),
    database:
      env.DATABASE_URL && env.DATABASE_OWNER_URL
        ? { appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL }
        : undefined,
    trustedProxies: env.TRUSTED_PROXIES?.split(',').map((each) => each.trim()) ?? [],
    coursesDir: coursesDir && resolve(coursesDir),
  };
}

function faultsOf(env: z.infer<typeof environmentSchema>): string[] {
  const faults: string[] = [];
  if (Boolean(env.DATABASE_URL) !== Boolean(env.DATABASE_OWNER_URL)) {
    const [has, lacks] = env.DATABASE_URL
      ? ['DATABASE_URL', 'DATABASE_OWNER_URL']
      : ['DATABASE_OWNER_URL', 'DATABASE_URL'];
    faults.push(`${lacks} is missing: ${has} names one of the two roles, and both are needed.`);
  }
  if (env.HEARTHSIDE_MODE === 'production') {
    if (!env.DATABASE_URL && !env.DATABASE_OWNER_URL) {
      faults.push('DATABASE_URL and DATABASE_OWNER_URL are missing: the roles of your PostgreSQL.');
    }
    if (!env.PUBLIC_URL) faults.push('PUBLIC_URL is missing: where people reach the service.');
    if (!env.HOST) faults.push('HOST is missing: the address to listen on, such as 127.0.0.1.');
  } else if (env.HOST && !LOOPBACK.includes(env.HOST)) {
    faults.push(
      `HOST=${env.HOST} is not this machine alone. The demo is open to whoever reaches it, so it ` +
        'listens on 127.0.0.1 only; set HEARTHSIDE_MODE=production to serve others.',
    );
  }
  return faults;
}

function refuse(lines: string[]): never {
  throw new SettingsRefused(
    ['Hearthside cannot start with these settings:', ...lines.map((line) => `  - ${line}`)].join(
      '\n',
    ),
  );
}
