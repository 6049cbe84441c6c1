import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.js';
import { SettingsRefused } from './settings-refused.js';

const key = Buffer.alloc(32, 5);
const production = {
  HEARTHSIDE_MODE: 'production',
  DATABASE_URL: 'postgres://app@db/hearthside',
  DATABASE_OWNER_URL: 'postgres://owner@db/hearthside',
  PUBLIC_URL: 'https://classes.example.org/',
  HOST: '127.0.0.1',
  MASTER_KEY: key.toString('base64'),
  SMTP_URL: 'smtps://school:secret-word@mail.example.org',
  MAIL_FROM: 'Garden School <classes@example.org>',
  TRUSTED_PROXIES: 'none',
};

const folder = mkdtempSync(join(tmpdir(), 'hearthside-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this in it. */
function put(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Production with its key in a file. */
const withKeyIn = (file: string, more = {}) => ({
  ...production,
  MASTER_KEY: '',
  MASTER_KEY_FILE: file,
  ...more,
});

describe('settings', () => {
  it('are a loopback demo on the embedded database when nothing is said', () => {
    expect(readSettings({})).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      database: undefined,
      masterKey: undefined,
      mail: undefined,
      trustedProxies: [],
    });
  });

  it('do not look at NODE_ENV', () => {
    expect(readSettings({ NODE_ENV: 'production' }).mode).toBe('demo');
  });

  it('publish no course of their own accord in production', () => {
    expect(readSettings(production)).toMatchObject({
      mode: 'production',
      publicUrl: 'https://classes.example.org',
      coursesDir: undefined,
      masterKey: key,
      mail: {
        url: production.SMTP_URL,
        from: { name: 'Garden School', address: 'classes@example.org' },
      },
      trustedProxies: [],
    });
  });

  it('send no mail out of the demo, whatever is said', () => {
    const { SMTP_URL, MAIL_FROM } = production;
    expect(readSettings({ SMTP_URL, MAIL_FROM }).mail).toBeUndefined();
  });

  it.each([
    ['a port that is none', { PORT: 'http' }, 'PORT'],
    ['an unknown mode', { HEARTHSIDE_MODE: 'staging' }, 'HEARTHSIDE_MODE'],
    ['one database role alone', { DATABASE_URL: production.DATABASE_URL }, 'DATABASE_OWNER_URL'],
    ['a demo open to others', { HOST: '0.0.0.0' }, 'HOST=0.0.0.0'],
    ['production without an address', { ...production, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['production without a database', { ...production, DATABASE_URL: '' }, 'DATABASE_URL'],
    ['an address without TLS', { ...production, PUBLIC_URL: 'http://a.example' }, 'https:'],
    ['production without mail', { ...production, SMTP_URL: '' }, 'SMTP_URL is missing'],
    ['mail by another way', { ...production, SMTP_URL: 'http://mail.example' }, 'SMTP_URL'],
    ['a mail server that is none', { ...production, SMTP_URL: 'smtp://' }, 'SMTP_URL'],
    ['mail with options', { ...production, SMTP_URL: 'smtp://a/?tls.x=false' }, 'SMTP_URL'],
    ['a sender that is none', { ...production, MAIL_FROM: 'Garden School' }, 'MAIL_FROM'],
    ['a sender of two lines', { ...production, MAIL_FROM: 'A\nBcc: b <a@b.example>' }, 'MAIL_FROM'],
    ['a proxy by name', { ...production, TRUSTED_PROXIES: 'proxy' }, '"proxy" is neither'],
    ['a proxy that is everyone', { ...production, TRUSTED_PROXIES: '0.0.0.0/0' }, '0.0.0.0/0'],
    ['a range too narrow', { ...production, TRUSTED_PROXIES: '10.0.0.1/33' }, '10.0.0.1/33'],
  ])('refuse %s, by name', (_, environment, name) => {
    expect(() => readSettings(environment)).toThrow(SettingsRefused);
    expect(() => readSettings(environment)).toThrow(name);
  });

  it('name everything that production lacks at once, and what is wrong beside it', () => {
    const wrong = { HEARTHSIDE_MODE: 'production', PORT: 'http' };
    expect(() => readSettings(wrong)).toThrow(
      /PORT [^]*DATABASE_URL and[^]*PUBLIC_URL[^]*HOST[^]*MASTER_KEY or MASTER_KEY_FILE[^]*SMTP_URL[^]*MAIL_FROM[^]*TRUSTED_PROXIES/,
    );
  });

  it('tell no secret when they refuse', () => {
    const secrets = { ...production, MASTER_KEY: 'a-secret-word', HOST: '' };
    const mail = { ...secrets, SMTP_URL: 'smtp://name:secret-word@mail.example.org/inbox' };
    expect(() => readSettings(mail)).toThrow(/^(?![^]*secret-word)[^]*SMTP_URL/);
  });

  it('take an address without TLS where it is this computer', () => {
    const here = { ...production, PUBLIC_URL: 'http://[::1]:3000' };
    expect(readSettings(here).publicUrl).toBe('http://[::1]:3000');
  });

  it('take proxies by address and by range', () => {
    const TRUSTED_PROXIES = '10.0.0.2, 10.1.0.0/16, fd00::/8';
    const { trustedProxies } = readSettings({ ...production, TRUSTED_PROXIES });
    expect(trustedProxies).toEqual(['10.0.0.2', '10.1.0.0/16', 'fd00::/8']);
  });
});

describe('the master key', () => {
  it('is read from a file, with a line’s end after it', () => {
    const file = put('key', `${key.toString('base64')}\n`);
    expect(readSettings(withKeyIn(file)).masterKey).toEqual(key);
  });

  it.each([
    ['too short', Buffer.alloc(31).toString('base64')],
    ['too long', Buffer.alloc(33).toString('base64')],
    ['hexadecimal', key.toString('hex')],
    ['a word', 'changeme'],
  ])('is refused when it is %s', (_, text) => {
    expect(() => readSettings({ ...production, MASTER_KEY: text })).toThrow('32 bytes in base64');
    expect(() => readSettings(withKeyIn(put('bad', text)))).toThrow('32 bytes in base64');
  });

  it('is refused in two places', () => {
    const both = { ...production, MASTER_KEY_FILE: put('key', key.toString('base64')) };
    expect(() => readSettings(both)).toThrow('keep one of them');
  });

  it('is refused in a file that is not there, or is a folder', () => {
    expect(() => readSettings(withKeyIn(join(folder, 'none')))).toThrow('cannot be read (ENOENT)');
    expect(() => readSettings(withKeyIn(folder))).toThrow('cannot be read (EISDIR)');
  });

  it('is refused within the data folder, by whatever name', () => {
    const file = put('data/key', key.toString('base64'));
    const DATA_DIR = join(folder, 'data');
    const alias = join(folder, 'alias');
    symlinkSync(file, alias);
    for (const path of [file, alias, join(DATA_DIR, '..', 'data', 'key')]) {
      expect(() => readSettings(withKeyIn(path, { DATA_DIR }))).toThrow('within DATA_DIR');
    }
    const beside = put('data-2/key', key.toString('base64'));
    chmodSync(beside, 0o400);
    expect(readSettings(withKeyIn(beside, { DATA_DIR })).masterKey).toEqual(key);
  });
});
