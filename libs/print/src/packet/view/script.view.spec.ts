import { describe, expect, it } from '@jest/globals';
import { aClass, anOrder, NOW } from '../spec-packet.js';
import { wordsIn } from '../spec-words.js';
import { planPacket } from '../plan/packet-plan.js';

function wordsOf(sheet: string, changes: Record<string, unknown> = {}): string {
  const { items } = planPacket(aClass(), anOrder(changes), NOW);
  const [view] = items.find(({ name }) => name === sheet)!.views;
  return wordsIn(view!);
}

describe('a leader’s script', () => {
  it('has own lines whole and marked, and the other’s in short', () => {
    const [a, b] = [wordsOf('script-a'), wordsOf('script-b')];
    expect(a).toMatch(/You say \| .*Good morning to you all. Sit where you like./);
    expect(a).toMatch(/Marcus says, in short \| .*Now we warm the pot with hot water. …/);
    expect(a).not.toContain('Pour it out');
    expect(b).toMatch(/Ruth says, in short \| .*Good morning to you all. …/);
    expect(b).toMatch(/You say \| .*Now we warm the pot.*Pour it out./);
  });

  it('has the teaching of what one leads, and for the rest what the one who watches needs', () => {
    expect(wordsOf('script-b')).toContain('A warm pot keeps the tea warm.');
    expect(wordsOf('script-a')).not.toContain('A warm pot keeps the tea warm.');
    expect(wordsOf('script-a')).toContain('Marcus leads. You watch hands, hearing and the door.');
  });

  it('has real times, people to call, and what may happen behind what is done', () => {
    const words = wordsOf('script-a');
    expect(words).toContain('Tuesday, December 1, 2026 · 10:00 AM to 10:33 AM, Eastern Time');
    expect(words).toContain('Dr. Obi, 555-0144');
    const places = [
      'Before you begin',
      'Fill the kettle.',
      'Arrive',
      'If something happens',
      'Kettles are old.',
    ];
    const at = places.map((place) => words.lastIndexOf(place));
    expect(at).toEqual(at.toSorted((x, y) => x - y));
    expect(at[0]).toBeGreaterThan(0);
  });

  it('has plain placeholders in a draft', () => {
    const words = wordsOf('script-a', { final: false, leaders: [], clinician: undefined });
    expect(words).toContain('Leader A, Leader B');
    expect(words).toContain('[not named yet]');
  });
});

describe('the things to bring', () => {
  it('are summed over activities and people', () => {
    const words = wordsOf('materials', { learners: 10, large: 0 });
    expect(words).toMatch(/10 \| pens \| Arrive; Warm the pot/);
    expect(words).toMatch(/1 \| a kettle \| Arrive/);
    expect(words).toMatch(/10 \| cards \| Warm the pot/);
  });
});

describe('a run sheet in less time', () => {
  it('has the clock printed anew, marks the shorter way, and says on what minutes are over', () => {
    const words = wordsOf('run-sheet', { start: '10:14', end: '10:33' });
    expect(words).toContain('run sheet · Tuesday, December 1, 2026');
    expect(words).not.toContain('Taste');
    expect(words).toContain('10:14 AM');
    expect(words).toContain('The shorter way');
  });
});
