import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PDFDocument } from 'pdf-lib';
import { profileOf, type Size } from '../profile/profile.js';
import { forProfile, orderFor } from '../typst/typeset-view.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import { Typesetter } from '../typst/typesetter.js';
import { aView, everything } from '../view/fixtures/a-view.js';
import { heading, paragraph } from '../view/view.js';
import { audit } from './audit.js';
import { checks } from './checks.js';
import { leastTypeOf } from './least-type.js';
import { addField, addForm, damaged, print, retag } from './fixtures/damaged.js';
import { defects } from './fixtures/defects.js';

const sheets = new Map<Size, Uint8Array>();

beforeAll(async () => {
  const typesetter = new Typesetter({ children: 1 });
  const link = { text: 'tea', href: 'https://example.org/tea' };
  const view = aView([...everything, heading(3, 'More'), paragraph([link])]);
  for (const size of ['standard', 'large', 'xlarge'] as const) {
    const profile = profileOf(size, 'letter');
    const { pdf } = await typesetter.typeset(orderFor(forProfile(view, profile), profile));
    sheets.set(size, pdf);
  }
  typesetter.close();
});

/** Names of the checks that object to a sheet with one thing changed. */
async function objecting(damage: (document: PDFDocument) => void, smallestType?: number) {
  const size = smallestType === undefined ? 'standard' : 'large';
  const pdf = await damaged(sheets.get(size)!, damage);
  const findings = await audit(pdf, { smallestType });
  return [...new Set(findings.map(({ check }) => check))];
}

describe('the audit of a PDF', () => {
  it.each(['standard', 'large', 'xlarge'] as const)(
    'has nothing against a sheet: %s',
    async (size) => {
      const smallestType = size === 'standard' ? undefined : 18;
      expect(await audit(sheets.get(size)!, { smallestType })).toEqual([]);
    },
  );

  it('has nothing against fields, formulas and forms that are as they should be', async () => {
    const none = await objecting((pdf) => {
      addField(pdf);
      retag(pdf, 'Figure', 'Formula');
      addForm(pdf, '10 10 20 20 re S');
      print(pdf, '/Artifact BMC /Form Do EMC');
    });
    expect(none).toEqual([]);
  });

  it.each(defects)('finds with "%s" alone: %s', async (check, _, damage) => {
    expect(await objecting(damage)).toEqual([check]);
  });

  it.each([
    ['small type', '/Artifact BMC BT /f0 12 Tf <0001> Tj ET EMC'],
    [
      'type made small by its matrix',
      '/Artifact BMC BT /f0 24 Tf .5 0 0 .5 0 0 Tm <0001> Tj ET EMC',
    ],
    [
      'type made small by the page',
      '/Artifact BMC q .5 0 0 .5 0 0 cm BT /f0 24 Tf [<0001>] TJ ET Q EMC',
    ],
  ])('finds in large print with "smallest-type" alone: %s', async (_, operators) => {
    expect(await objecting((pdf) => print(pdf, operators), 18)).toEqual(['smallest-type']);
  });

  it('finds small type in a form, made small by its matrix, with "smallest-type" alone', async () => {
    const small = (pdf: PDFDocument) => {
      addForm(pdf, 'BT /f0 24 Tf <0001> Tj ET');
      print(pdf, '/Artifact BMC q .5 0 0 .5 0 0 cm /Form Do Q EMC');
    };
    expect(await objecting(small, 18)).toEqual(['smallest-type']);
  });

  it('finds small type in a picture that came with the sheet', async () => {
    const picture =
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50">' +
      '<text x="9" y="40" font-family="Arimo" font-size="5">tea</text></svg>';
    const setter = new Typesetter({ children: 1 });
    const { pdf } = await typesetSheet(setter, {
      view: aView([{ kind: 'image', asset: 'tea.svg', alt: 'Tea' }]),
      ...{ size: 'large', paper: 'letter' },
      pictures: new Map([['tea.svg', Buffer.from(picture)]]),
    });
    setter.close();
    const findings = await audit(pdf, { smallestType: 18 });
    expect(findings.map(({ check }) => check)).toEqual(['smallest-type']);
  });

  it('does not mind type that is turned or made large by its matrix', async () => {
    const turned = '/Artifact BMC BT /f0 9 Tf 0 2 -2 0 0 0 Tm <0001> Tj ET EMC';
    expect(await objecting((pdf) => print(pdf, turned), 18)).toEqual([]);
  });

  it('asks of each size the type that it promises, and of other kinds their least', () => {
    const least = (size: Size, kind = {}) => leastTypeOf(kind, { size, paper: 'a4' });
    expect([least('standard'), least('large'), least('xlarge')]).toEqual([undefined, 18, 24]);
    expect(least('xlarge', { poster: true })).toBe(18);
    expect(least('large', { booklet: true })).toBe(12);
  });

  it('has a defect for every check', () => {
    const proven = new Set([...defects.map(([check]) => check), 'smallest-type']);
    expect([...proven].toSorted()).toEqual(checks.map((check) => check.name).toSorted());
  });

  it('says what is wrong, and on which page, in a plain sentence', async () => {
    const pdf = await damaged(sheets.get('standard')!, (document) => retag(document, 'H3', 'H5'));
    const [finding] = await audit(pdf);
    expect(finding!.message).toMatch(/^A heading of level 5 on page \d follows one of level 2\.$/);
  });
});
