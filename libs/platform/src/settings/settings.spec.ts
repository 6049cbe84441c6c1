import { describe, expect, it } from '@jest/globals';
import { readSettings, SettingsRefused } from './settings.js';

const production = {
  HEARTHSIDE_MODE: 'production',
  DATABASE_URL: 'postgres://app@db/hearthside',
  DATABASE_OWNER_URL: 'postgres://owner@db/hearthside',
  PUBLIC_URL: 'https://classes.example.org/',
  HOST: '127.0.0.1',
};

describe('settings', () => {
  it('are a loopback demo on the embedded database when nothing is said', () => {
    expect(readSettings({})).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      database: undefined,
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
    });
  });

  it.each([
    ['a port that is none', { PORT: 'http' }, 'PORT'],
    ['an unknown mode', { HEARTHSIDE_MODE: 'staging' }, 'HEARTHSIDE_MODE'],
    ['one database role alone', { DATABASE_URL: production.DATABASE_URL }, 'DATABASE_OWNER_URL'],
    ['a demo open to others', { HOST: '0.0.0.0' }, 'HOST=0.0.0.0'],
    ['production without an address', { ...production, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    ['production without a database', { ...production, DATABASE_URL: '' }, 'DATABASE_URL'],
  ])('refuse %s, by name', (_, environment, name) => {
    expect(() => readSettings(environment)).toThrow(SettingsRefused);
    expect(() => readSettings(environment)).toThrow(name);
  });

  it('name everything that production lacks at once', () => {
    expect(() => readSettings({ HEARTHSIDE_MODE: 'production' })).toThrow(
      /DATABASE_URL and[^]*PUBLIC_URL[^]*HOST/,
    );
  });
});
