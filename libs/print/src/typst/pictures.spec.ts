import { afterAll, describe, expect, it } from '@jest/globals';
import { profileOf } from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { typesetSheet } from './typeset-sheet.js';
import { Typesetter, TypesettingFailed } from './typesetter.js';

const engines = {
  auto: new Typesetter({ children: 1 }),
  wasm: new Typesetter({ children: 1, engine: 'wasm' }),
};
afterAll(() => Object.values(engines).forEach((each) => each.close()));

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">${inside}</svg>`;
const refused = {
  'a file by its address': svg('<image href="file:///etc/hostname" width="9" height="9"/>'),
  'a file by its path': svg('<image href="/etc/hostname" width="9" height="9"/>'),
  'a file beyond the root': svg('<image href="../../../../etc/hostname" width="9" height="9"/>'),
  'something from the web': svg('<image href="http://127.0.0.1:9/a.png" width="9" height="9"/>'),
  'a file as an entity':
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + svg('<text y="9">&x;</text>'),
  'what is no picture': 'tea',
};
const { paper } = profileOf('standard', 'letter');

const set = (engine: keyof typeof engines, picture: string) =>
  typesetSheet(engines[engine], {
    view: aView([{ kind: 'image', asset: 'pot.svg', alt: 'A pot' }]),
    size: 'standard',
    paper,
    pictures: new Map([['pot.svg', Buffer.from(picture)]]),
  });

describe.each(['auto', 'wasm'] as const)('a drawing, %s', (engine) => {
  it.each(Object.entries(refused))(
    'is refused by its name when it holds %s',
    async (_, picture) => {
      const failed = set(engine, picture);
      await expect(failed).rejects.toThrow(TypesettingFailed);
      await expect(failed).rejects.toThrow('pot.svg');
    },
  );

  it('is set without its scripts and its links to style sheets', async () => {
    const plain = await set(engine, svg('<rect width="9" height="9"/>'));
    const more = '<script>fetch("/")</script><style>@import url("http://127.0.0.1:9/a");</style>';
    const { pdf } = await set(engine, svg(`${more}<rect width="9" height="9"/>`));
    expect(pdf.length).toBe(plain.pdf.length);
  });
});
