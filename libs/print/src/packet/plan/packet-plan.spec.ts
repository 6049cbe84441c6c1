import { describe, expect, it } from '@jest/globals';
import { aClass, aClassWith, anOrder, NOW } from '../spec-packet.js';
import { planPacket } from './packet-plan.js';

const plan = (changes: Record<string, unknown> = {}, source = aClass()) =>
  planPacket(source, anOrder(changes), NOW);
const refusal = (changes: Record<string, unknown>, source = aClass()) => {
  try {
    plan(changes, source);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};
const place = { id: 'burns', name: 'Clinic', verifiedBy: 'J. Lee', verifiedOn: '2026-11-10' };

describe('a packet that is to be final', () => {
  it('lacks nothing', () => {
    const { missing, source } = plan();
    expect(missing).toEqual([]);
    expect(source.session.isDraft).toBe(false);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a second leader', { leaders: [{ name: 'Ruth' }] }, /needs 2 leaders, and 1 is named/],
    ['a clinician', { clinician: undefined }, /needs a clinician on call/],
    [
      'the host’s answer',
      { reporting: undefined },
      /host has not said what leaders have to report/,
    ],
    [
      'a fresh answer',
      { reporting: { answer: 'No.', by: 'J.', on: '2026-01-02', askAgain: '2026-11-30' } },
      /was to be asked again on November 30, 2026/,
    ],
    ['a place that helps', { resources: [] }, /“A nurse for a burn” \(burns\) is still blank/],
    [
      'a number that was tried',
      { resources: [{ id: 'burns', name: 'Clinic' }] },
      /has not been tried out/,
    ],
    [
      'a number that is still good on the day',
      { date: '2027-02-09' },
      /was good until February 8, 2027, and the class is on February 9, 2027/,
    ],
    [
      'a number that has not expired',
      { resources: [{ ...place, expires: '2026-11-30' }] },
      /was good until November 30, 2026/,
    ],
  ])('is refused without %s, which a draft says', (_, changes, message) => {
    expect(refusal(changes)).toEqual([expect.stringMatching(message)]);
    expect(plan({ ...changes, final: false }).missing).toEqual([expect.stringMatching(message)]);
  });

  it('is refused without a content note', () => {
    // Only an edition from before there was a rule about it can be like that.
    const source = aClass();
    const [lesson] = source.course.lessons;
    lesson!.body = lesson!.body.filter((node) => !('name' in node && node.name === 'content-note'));
    expect(refusal({}, source)).toEqual([expect.stringMatching(/no content note/)]);
  });

  it('names all that is missing at once', () => {
    expect(refusal({ clinician: undefined, reporting: undefined, resources: [] })).toHaveLength(3);
  });

  it('may leave out a place that is not there', () => {
    const { source } = plan({ resources: [{ id: 'burns', leftOut: 'Too far away.' }] });
    expect(source.course.resources).toEqual([]);
  });
});

describe('what the host says of places that help', () => {
  it('stands in the course of this class alone', () => {
    const source = aClass();
    expect(plan({}, source).source.course.resources[0]).toMatchObject({ name: 'Clinic' });
    expect(source.course.resources[0]!.name).toBeUndefined();
  });

  it('takes the place of all that the course knew: no old number, no old day', () => {
    const known = aClass({
      'resources.yaml':
        '- id: burns\n  need: A nurse for a burn\n  name: Old clinic\n  phone: 555-0199\n' +
        '  verified-by: A. Author\n  verified-on: 2026-08-01\n  expires: 2026-10-01\n',
    });
    expect(refusal({ resources: [] }, known)[0]).toMatch(/was good until October 1, 2026/);
    const { source } = plan({ resources: [place] }, known);
    expect(source.course.resources).toEqual([
      { scope: 'local', need: 'A nurse for a burn', ...place },
    ]);
  });

  it.each<[object, string]>([
    [
      { id: 'burn' },
      'The course has no place of help called "burn". Did you mean "burns"? It has burns.',
    ],
    [{ id: 'burns' }, '"burns" needs a name, or "leftOut" with a reason.'],
    [{ ...place, verifiedBy: undefined }, 'Who tried out "burns"?'],
    [
      { ...place, verifiedOn: '2026-11-23' },
      '"burns" cannot have been tried out on 2026-11-23: today is 2026-11-22.',
    ],
    [
      { ...place, expires: '2026-11-01' },
      '"burns" expires on 2026-11-01, before it was tried out.',
    ],
  ])('is refused for %j', (answer, message) => {
    expect(refusal({ resources: [answer] })).toEqual([message]);
  });
});

describe('a packet for less time', () => {
  it('leaves out what goes first, and says so', () => {
    const { retimed, source } = plan({ end: '10:23' });
    expect(retimed).toEqual({ minutes: 23, planned: 33, shorter: [], dropped: ['Taste'] });
    expect(source.lesson.minutes).toBe(23);
    expect(source.leftOut?.map(({ activity }) => activity.id)).toEqual(['taste']);
  });

  it('is refused with the least time that would do', () => {
    expect(refusal({ end: '10:17' })).toEqual([
      '17 minutes are too few: what has to be kept takes 18, each part in its shorter way. ' +
        'Begin earlier, end later, or move part of it to another day.',
    ]);
    expect(plan({ end: '10:18' }).retimed?.shorter).toEqual(['Arrive', 'Warm the pot']);
  });

  it('is refused for more time than is planned', () => {
    expect(refusal({ end: '11:00' })[0]).toMatch(/planned for 33 minutes, and there are 60/);
  });
});

describe('a session that is not there', () => {
  it('is refused with those that are', () => {
    expect(refusal({ meeting: 2 })).toEqual(['There is no session 2 in this plan. It has 1.']);
    expect(refusal({ variant: 'standart' })).toEqual([
      'There is no plan called "standart". Did you mean "standard"? Plans: standard.',
    ]);
  });
});

describe('an institute’s mark', () => {
  const data = (bytes: Uint8Array) =>
    `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
  const withLogo = (logo: string) => ({ institute: { name: 'Riverside', logo, color: '#ffcc00' } });

  it('stands on its sheets in a color that can be read', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>';
    const { source, logo } = plan(withLogo(data(Buffer.from(svg))));
    expect(logo?.asset).toBe('logo.svg');
    expect(source.session.brand).toMatchObject({
      name: 'Riverside',
      logo: { asset: 'logo.svg', alt: 'Riverside' },
    });
    expect(source.session.brand?.color).not.toBe('#ffcc00');
  });

  it.each<[string, string, RegExp]>([
    ['a PDF', data(Buffer.from('%PDF-1.7\n')), /^The logo is a PDF/],
    [
      'a drawing with a script',
      data(
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>1</script></svg>',
        ),
      ),
      /script/,
    ],
    ['a path', 'logo.png', /^The logo is not in this order/],
    ['an address on the web', 'https://example.org/logo.png', /^The logo is not in this order/],
  ])('is refused when it is %s', (_, logo, message) => {
    expect(refusal(withLogo(logo))).toEqual([expect.stringMatching(message)]);
  });
});

describe('a delicate session', () => {
  it('has no list of names when it is one of high sensitivity', () => {
    const source = aClassWith('sensitivity: medium', 'sensitivity: medium');
    source.course.lessons[0]!.sensitivity = 'high';
    const names = ['Ann', 'Bob'];
    const { items } = plan({ names }, source);
    const signIn = items.find(({ name }) => name === 'head-count')!;
    expect(JSON.stringify(signIn.views)).not.toMatch(/Ann|Bob|First name/);
    const usual = plan({ names }).items.find(({ name }) => name === 'sign-in')!;
    expect(JSON.stringify(usual.views)).toMatch(/Ann.*Bob/);
  });
});
