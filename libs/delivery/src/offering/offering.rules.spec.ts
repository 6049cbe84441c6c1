import { describe, expect, it } from '@jest/globals';
import { lackingIn, mayBecome, stageOf, type Readiness } from './offering.rules.js';

const ready: Readiness = {
  needs: { leaders: 2, clinician: true },
  leaders: [
    { part: 'leader', trained: true },
    { part: 'leader', trained: false },
  ],
  clinician: { name: 'Dr. Lee', phone: '555-0100' },
  reporting: { askAgain: '2027-01-01' },
  resources: [
    { need: 'A crisis line', name: '988', goodUntil: '2027-01-01' },
    { need: 'A clinic', leftOut: 'There is none in the county.' },
  ],
  place: 'Room 2',
  link: null,
  from: '2026-12-01',
  until: '2027-01-19',
};

describe('a class that is to open', () => {
  it('may, when nothing is missing; also with a link in place of a room', () => {
    expect(lackingIn(ready)).toEqual([]);
    expect(lackingIn({ ...ready, place: null, link: 'https://meet.example.org/1' })).toEqual([]);
  });

  it.each<[string, Partial<Readiness>]>([
    [
      'One person leads this class, and it needs 2',
      { leaders: [{ part: 'leader', trained: true }] },
    ],
    [
      'One person leads this class, and it needs 2',
      {
        leaders: [
          { part: 'leader', trained: true },
          { part: 'assistant', trained: true },
        ],
      },
    ],
    [
      'None of the leaders has been trained',
      {
        leaders: [
          { part: 'leader', trained: false },
          { part: 'leader', trained: false },
          { part: 'assistant', trained: true },
        ],
      },
    ],
    ['A clinician has to be on call', { clinician: { name: 'Dr. Lee', phone: null } }],
    ['Nobody knows yet where it meets', { place: null }],
    ['The institute has not said what leaders have to report', { reporting: undefined }],
    ['was to be asked again on 2026-11-30', { reporting: { askAgain: '2026-11-30' } }],
    ['“A clinic” is still blank', { resources: [{ need: 'A clinic' }] }],
    ['“A clinic” has not been tried out', { resources: [{ need: 'A clinic', name: 'Elm' }] }],
    [
      '“A clinic” was good until 2026-11-30',
      { resources: [{ need: 'A clinic', name: 'Elm', goodUntil: '2026-11-30' }] },
    ],
  ])('hears that %s', (words, change) => {
    const lacking = lackingIn({ ...ready, ...change });
    expect(lacking).toEqual([expect.stringContaining(words)]);
  });

  it('hears of all at once', () => {
    const bare = { ...ready, leaders: [], clinician: { name: null, phone: null }, place: null };
    expect(lackingIn({ ...bare, reporting: undefined })).toHaveLength(4);
  });
});

describe('a class', () => {
  it('goes from draft to open to finished, may be called off until then, and opened again', () => {
    const ways = ['draft', 'open', 'finished', 'cancelled'] as const;
    const may = ways.flatMap((from) =>
      ways.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`),
    );
    expect(may).toEqual([
      ...['draft open', 'draft cancelled', 'open finished', 'open cancelled', 'finished open'],
    ]);
  });

  it('runs once its first session has begun, if it is open', () => {
    expect([stageOf('open', false), stageOf('open', true)]).toEqual(['open', 'running']);
    expect([stageOf('draft', true), stageOf('cancelled', true)]).toEqual(['draft', 'cancelled']);
  });
});
