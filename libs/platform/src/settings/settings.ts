import { join, resolve } from 'node:path';
import { readEnvironment, type Environment } from './environment.js';
import { isLoopback } from './loopback.js';
import type { MailAddress } from './mail-address.js';
import { givenMasterKey, MAKE_A_KEY } from './master-key.js';
import { SettingsRefused } from './settings-refused.js';

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
  /** 32 bytes; nothing means that the demo keeps one of its own in its data folder. */
  masterKey: Buffer | undefined;
  /** Nothing means the demo's mailbox. The URL is smtp: or smtps:, and may hold a password. */
  mail: { url: string; from: MailAddress } | undefined;
  /** Addresses and ranges whose word about the caller is believed. */
  trustedProxies: string[];
  /** Absolute; nothing means that no course is published at the start. */
  coursesDir: string | undefined;
  /** Where erasures are written down, outside the database and its backups; absolute. */
  erasedFile: string;
}

/** @throws SettingsRefused */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { env, faults } = readEnvironment(given);
  const demo = env.HEARTHSIDE_MODE === 'demo';
  const { key, fault } = givenMasterKey(env);
  if (fault) faults.push(fault);
  faults.push(...lacking(given), ...contradictions(env));
  if (env.HEARTHSIDE_MODE === 'production') faults.push(...lackingInProduction(given));
  if (faults.length > 0) refuse(faults);

  const port = env.PORT ?? 3000;
  const coursesDir = env.COURSES_DIR ?? (demo ? 'courses' : undefined);
  const dataDir = resolve(env.DATA_DIR ?? '.data');
  return {
    mode: demo ? 'demo' : 'production',
    host: env.HOST ?? '127.0.0.1',
    port,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${port}`,
    dataDir,
    database:
      env.DATABASE_URL && env.DATABASE_OWNER_URL
        ? { appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL }
        : undefined,
    masterKey: key,
    // The demo's people are invented, and some of their addresses may be somebody's.
    mail:
      !demo && env.SMTP_URL && env.MAIL_FROM
        ? { url: env.SMTP_URL, from: env.MAIL_FROM }
        : undefined,
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    coursesDir: coursesDir && resolve(coursesDir),
    erasedFile: resolve(env.ERASED_FILE ?? join(dataDir, 'erased.jsonl')),
  };
}

function lacking(given: Record<string, string | undefined>): string[] {
  if (Boolean(given['DATABASE_URL']) === Boolean(given['DATABASE_OWNER_URL'])) return [];
  const [has, lacks] = given['DATABASE_URL']
    ? ['DATABASE_URL', 'DATABASE_OWNER_URL']
    : ['DATABASE_OWNER_URL', 'DATABASE_URL'];
  return [`${lacks} is missing: ${has} names one of the two roles, and both are needed.`];
}

/** Variables of which one at least must be there, and what to do where none is. */
const NEEDED: [string[], string][] = [
  [
    ['DATABASE_URL', 'DATABASE_OWNER_URL'],
    'DATABASE_URL and DATABASE_OWNER_URL are missing: the roles of your PostgreSQL.',
  ],
  [['PUBLIC_URL'], 'PUBLIC_URL is missing: where people reach the service.'],
  [['HOST'], 'HOST is missing: the address to listen on, such as 127.0.0.1.'],
  [['MASTER_KEY', 'MASTER_KEY_FILE'], `MASTER_KEY or MASTER_KEY_FILE is missing: ${MAKE_A_KEY}.`],
  [
    ['SMTP_URL'],
    'SMTP_URL is missing: the server that sends mail, such as smtps://name:password@mail.example.org.',
  ],
  [
    ['MAIL_FROM'],
    'MAIL_FROM is missing: whom mail is from, such as Garden School <classes@example.org>.',
  ],
  [
    ['TRUSTED_PROXIES'],
    'TRUSTED_PROXIES is missing: the addresses of the proxies in front, or "none".',
  ],
];

function lackingInProduction(given: Record<string, string | undefined>): string[] {
  return NEEDED.filter(([names]) => !names.some((name) => given[name])).map(([, line]) => line);
}

function contradictions(env: Environment): string[] {
  const faults: string[] = [];
  if (env.HEARTHSIDE_MODE === 'demo' && env.HOST && !isLoopback(env.HOST)) {
    faults.push(
      `HOST=${env.HOST} is not this machine alone. The demo is open to whoever reaches it, so it ` +
        'listens on 127.0.0.1 only; set HEARTHSIDE_MODE=production to serve others.',
    );
  }
  if (env.HEARTHSIDE_MODE === 'production' && env.PUBLIC_URL) {
    const { protocol, hostname } = new URL(env.PUBLIC_URL);
    if (protocol !== 'https:' && !isLoopback(hostname)) {
      faults.push(
        'PUBLIC_URL begins with http:. What people write is private, so it has to begin with https:.',
      );
    }
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
