import { describe, expect, it } from '@jest/globals';
import { withTypography } from './typography.js';
import { box, bullets, paragraph, strong, text, type Run } from './view.js';

function printed(runs: Run[], language = 'en-US'): string {
  const [block] = withTypography([paragraph(runs)], language);
  return block?.kind === 'paragraph' ? block.runs.map((run) => run.text).join('|') : '';
}

describe('quotation marks in English', () => {
  it.each([
    ['"Stop," he said.', '“Stop,” he said.'],
    ['She said "no" ("not now").', 'She said “no” (“not now”).'],
    ['"Stop." "Not that."', '“Stop.” “Not that.”'],
    ['"Is it \'no\'?" "Yes."', '“Is it ‘no’?” “Yes.”'],
    ["'Not now' is a whole answer.", '‘Not now’ is a whole answer.'],
    ["Harold's, the friends' and Lou's cups", 'Harold’s, the friends’ and Lou’s cups'],
    ["I don't, we can't, o'clock", 'I don’t, we can’t, o’clock'],
    ["the '60s, 'tis, rock 'n' roll", 'the ’60s, ’tis, rock ’n’ roll'],
    ["the class of '68 says so", 'the class of ’68 says so'],
    ['word—"and then"—word', 'word—“and then”—word'],
    ['yes/"no"', 'yes/“no”'],
    ['"Fifty, or 50"', '“Fifty, or 50”'],
    ['a pot 6" high', 'a pot 6" high'],
    ['“Kept” and ‘kept’', '“Kept” and ‘kept’'],
    ["https://example.org/?q='tea' and it's", "https://example.org/?q='tea' and it’s"],
    ['"https://example.org"', '“https://example.org”'],
  ])('%s', (typed, wanted) => {
    expect(printed(text(typed))).toBe(wanted);
  });

  it('open and close across emphasis, and round a blank', () => {
    expect(printed([...text('"'), ...strong('Stop'), ...text('", she said')])).toBe(
      '“|Stop|”, she said',
    );
    const blank: Run = { text: 'blank to fill in', blank: true };
    expect(printed([...text('"I need '), blank, ...text('"')])).toBe('“I need |blank to fill in|”');
    expect(printed([...text('Say: "'), blank, ...text('."')])).toBe('Say: “|blank to fill in|.”');
  });

  it('are set in every item, label and cell, and stay as they are typed in other languages', () => {
    const blocks = [box('say', 'Say "yes"', [bullets(['"no"'])])];
    const words = JSON.stringify(withTypography(blocks, 'en'));
    expect(words).toContain('Say “yes”');
    expect(words).toContain('“no”');
    expect(withTypography(blocks, 'de')).toEqual(blocks);
    expect(printed(text('l\'heure "h"'), 'fr')).toBe('l\'heure "h"');
  });

  it('change nothing when they are set twice', () => {
    const once = withTypography([paragraph(text("\"Don't,\" she said, 'please'."))], 'en');
    expect(withTypography(once, 'en')).toEqual(once);
  });
});

describe('a line', () => {
  it.each([
    ['for 12 minutes', 'for 12\u00A0minutes'],
    ['12 min · pairs', '12\u00A0min\u00A0· pairs'],
    ['6:30 PM', '6:30\u00A0PM'],
    ['Leader A begins', 'Leader\u00A0A begins'],
    ['Leader Ann begins', 'Leader Ann begins'],
    ['5 minted coins', '5 minted coins'],
  ])('does not end within: %s', (typed, wanted) => {
    expect(printed(text(typed))).toBe(wanted);
  });

  it('does not begin with a dot in any language', () => {
    expect(printed(text('12 Min. · zu zweit'), 'de')).toBe('12 Min.\u00A0· zu zweit');
  });
});
