import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseText, courseCommand as course } from '@hearthside/testing';

let folder: string;
const to = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-packet-'));
  for (const [path, text] of aCourseText()) {
    mkdirSync(dirname(join(to('tea'), path)), { recursive: true });
    writeFileSync(join(to('tea'), path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const when = ['--meeting', '1', '--date', '2026-12-01', '--start', '10:00', '--zone', 'UTC'];
const packet = (name: string, ...more: string[]) =>
  course('packet', to('tea'), '--to', to(name), ...when, ...more);
const at = (name: string) => join(to(name), 'kitchen-hour-1-2026-12-01');

describe('npm run course -- packet', () => {
  it('makes everything on paper in a folder of its own, and a ZIP of it', () => {
    const { stdout, status } = packet('all', '--learners', '3', '--large', '1');
    expect(stdout).toContain('This is a draft. Before it is final:');
    expect(stdout).toMatch(/\d+ sheets, \d+ pages over all copies, in /);
    expect(status).toBe(0);
    expect(readdirSync(at('all'))).toEqual(
      expect.arrayContaining(['contents.html', 'contents.json', 'everything.pdf', 'sheets']),
    );
    expect(existsSync(`${at('all')}.zip`)).toBe(true);
    expect(readdirSync(join(at('all'), 'sheets'))).toContain('01-copy-count-standard.pdf');
  });

  it('tells what has changed since another one, and takes its place', () => {
    expect(packet('again', '--learners', '3').status).toBe(0);
    const since = to('before.json');
    writeFileSync(since, readFileSync(join(at('again'), 'contents.json')));
    const call = ['--learners', '4', '--start', '10:10', '--since', since];
    const { stdout } = packet('again', ...call);
    expect(stdout).toContain('Run sheet (standard): changed');
    expect(stdout).toContain('H1.1 Spoons (standard): 1 more copy');
    expect(existsSync(join(at('again'), 'changed.pdf'))).toBe(true);
  });

  it('takes the rest from a JSON file, with the logo beside it', () => {
    const file = to('order.json');
    const order = {
      learners: 2,
      names: ['Ann'],
      institute: { name: 'Riverside', logo: 'logo.svg' },
    };
    writeFileSync(file, JSON.stringify(order));
    const missing = packet('named', '--order', file);
    expect(missing.stdout).toContain('There is no logo at logo.svg.');
    expect(missing.status).toBe(1);
    writeFileSync(
      to('logo.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>',
    );
    expect(packet('named', '--order', file).status).toBe(0);
  });

  it('writes nothing when it cannot be made, and says all that is wrong', () => {
    const { stdout, status } = packet(
      'none',
      '--learners',
      '1000000',
      '--paper',
      'a4',
      '--large',
      '-1',
    );
    expect(stdout).toContain('at most 300; a larger class needs a packet for each room.');
    expect(stdout).toContain('"large" should be a whole number from 0 to 300.');
    expect(stdout).toContain('Nothing was written.');
    expect(status).toBe(1);
    expect(packet('none', '--learners', '3', '--final').stdout).toContain('The host has not said');
    expect(existsSync(to('none'))).toBe(false);
  });

  it('leaves a folder alone that holds something else', () => {
    mkdirSync(at('mine'), { recursive: true });
    writeFileSync(join(at('mine'), 'diary.txt'), 'Dear diary');
    const { stderr, status } = packet('mine', '--learners', '3');
    expect(stderr).toContain('holds something else than a packet');
    expect(status).toBe(2);
    expect(readdirSync(at('mine'))).toEqual(['diary.txt']);
  });

  it('says so when a file is not there, or is no JSON', () => {
    expect(packet('none', '--order', to('gone.json')).stderr).toContain('There is no file');
    writeFileSync(to('bad.json'), '{');
    expect(packet('none', '--order', to('bad.json')).stderr).toContain('is not JSON');
  });
});
