import { describe, expect, it } from '@jest/globals';
import { changedSheets } from './changed-sheets.js';
import { readEarlier, refuseOther } from './earlier.js';

const sheet = (name: string, says: string, copies = 6, size = 'standard') => ({
  ...{ name, title: name.toUpperCase(), size, copies, says },
});
const whys = (earlier: object[], now: object[]) =>
  changedSheets(earlier as never, now as never).map(({ name, size, why, copies }) => [
    ...[name, size, why, copies],
  ]);

describe('what has changed since a packet was printed', () => {
  it('is nothing when the sheets say the same', () => {
    expect(whys([sheet('h1-1', 'x')], [sheet('h1-1', 'x')])).toEqual([]);
  });

  it('names what says something else, what is new, what is gone, and what there are too few of', () => {
    const earlier = [
      sheet('h1-1', 'x'),
      sheet('h1-2', 'x'),
      sheet('h1-3', 'x'),
      sheet('slip', 'x', 6),
      sheet('slip', 'y', 2, 'large'),
    ];
    const now = [
      sheet('h1-1', 'z'),
      sheet('h1-2', 'x'),
      sheet('h1-4', 'x', 5),
      sheet('slip', 'x', 7),
      sheet('slip', 'y', 1, 'large'),
    ];
    expect(whys(earlier, now)).toEqual([
      ['h1-1', 'standard', 'changed', 6],
      ['h1-4', 'standard', 'new', 5],
      ['slip', 'standard', '1 more copy', 1],
      ['h1-3', 'standard', 'no longer used', 0],
    ]);
  });

  it('leaves out the copy count, which changes with all others', () => {
    expect(whys([sheet('copy-count', 'x')], [sheet('copy-count', 'z')])).toEqual([]);
  });

  it('is not told from another session', () => {
    const earlier = readEarlier('{"code":"tea","meeting":2,"items":[]}');
    const session = (meeting: number) => ({ course: { code: 'tea' }, meeting });
    expect(() => refuseOther(earlier, session(2))).not.toThrow();
    expect(() => refuseOther(earlier, session(3))).toThrow(
      'What was printed before is session 2 of "tea", and this is session 3 of "tea".',
    );
  });

  it.each(['', '{', '[]', '{"items": 5}', '{"items": [{"name": "h1-1"}]}'])(
    'is not told from %j',
    (text) => {
      expect(() => readEarlier(text)).toThrow('This is not the file contents.json of a packet.');
    },
  );
});
