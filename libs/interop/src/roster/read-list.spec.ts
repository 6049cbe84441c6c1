import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { writeOneRoster } from '../one-roster/write-one-roster.js';
import { readList } from './read-list.js';

/** A OneRoster set of one class, as ZIP. */
function aSet(people: { name: string; email?: string }[]): Uint8Array {
  const learners = people.map((person, n) => ({ ...person, id: `p${n}`, leads: false }));
  return zipSync(
    writeOneRoster({
      institute: { id: 'i1', name: 'Elm Street Institute' },
      courses: [{ id: 'k1', neutralTitle: 'LS50', code: 'LS50' }],
      terms: [{ id: 't1', title: 'Fall', begins: '2026-09-01', ends: '2026-12-18', year: 2027 }],
      classes: [{ id: 'c1', neutralTitle: 'LS50', courseId: 'k1', termIds: ['t1'] }],
      people: learners,
      places: learners.map(({ id }) => ({
        ...{ id: `e-${id}`, classId: 'c1', personId: id, leads: false },
      })),
    }),
  );
}

describe('a OneRoster set', () => {
  it('gives its learners, and says which of them share an address or have a name that cannot be kept', () => {
    const shared = { email: 'both@example.org' };
    const { people, problems } = readList(
      aSet([
        { name: 'Ada Lane', ...shared },
        { name: 'Ben Lane', ...shared },
        { name: 'Cleo Lane', email: 'cleo@example.org' },
        { name: `Dora ${'x'.repeat(200)}` },
        { name: 'Eve Lane' },
      ]),
    );
    expect(people.map(({ name }) => name)).toEqual(['Cleo Lane', 'Eve Lane']);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^users\.csv, “Dora x+…”: This has 205 letters/),
      expect.stringContaining('“Ada Lane”, “Ben Lane” have the same address, both@example.org.'),
    ]);
  });
});
