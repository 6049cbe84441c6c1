import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftEdition } from '@hearthside/curriculum/course-folder';
import { variantsOf, meetingsOf } from '@hearthside/lesson-text';
import {
  audit,
  makePacket,
  planPacket,
  readOrder,
  Typesetter,
  type Packet,
} from '@hearthside/print';
import { PDFDocument } from 'pdf-lib';
import { theFlagship } from './flagship.js';
import { pdfPages, pdfText } from './pdf.js';

let typesetter: Typesetter;
let draft: Awaited<ReturnType<typeof flagshipDraft>>;
beforeAll(async () => {
  typesetter = new Typesetter();
  draft = await flagshipDraft();
});
afterAll(() => typesetter.close());

async function flagshipDraft() {
  const { course, pictures } = await theFlagship();
  return draftEdition(course, pictures, '2026-11-22');
}

const now = new Date('2026-11-22T12:00:00Z');

function planOf(changes: Record<string, unknown> = {}) {
  const order = readOrder({
    ...{ meeting: 5, date: '2026-12-01', start: '10:00', zone: 'America/New_York' },
    ...{ learners: 18, large: 4, xlarge: 1 },
    ...changes,
  });
  return planPacket(draft, order, now);
}
const packetOf = (changes: Record<string, unknown> = {}) =>
  makePacket(planOf(changes), { setter: typesetter, pictures: draft.pictures });

const fileOf = ({ files }: Packet, path: string) => files.find((file) => file.path === path)!.bytes;
const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();

describe.each(['letter', 'a4'])('the packet of session 5 for 18 on %s', (paper) => {
  let packet: Packet;
  beforeAll(async () => {
    packet = await packetOf({ paper });
  });

  it('adds up: the copy count, the files, and everything in one', async () => {
    const { contents } = packet;
    let sum = 0;
    for (const { file, pages, copies } of contents.items) {
      expect(await pagesOf(fileOf(packet, `sheets/${file}`))).toBe(pages);
      sum += pages * copies;
    }
    const everything = await pagesOf(fileOf(packet, 'everything.pdf'));
    expect(everything - contents.everything.blanks).toBe(sum);
    const counted = await pdfText(fileOf(packet, 'sheets/01-copy-count-standard.pdf'));
    expect(counted).toContain(`${sum} pages in all`);
    for (const { title, from, pages, copies } of contents.items) {
      expect(counted.replaceAll('\u00a0', ' ')).toContain(title.slice(0, 12));
      expect(counted).toContain(`${from} ${pages} ${copies} ${pages * copies}`);
    }
  });

  it('passes every check of the audit, sheet by sheet and as one', async () => {
    const least: Record<string, number> = { large: 18, xlarge: 24 };
    for (const { path, bytes } of packet.files) {
      if (!path.endsWith('.pdf') || path.includes('for-the-copier')) continue;
      const item = packet.contents.items.find(({ file }) => path === `sheets/${file}`);
      const smallestType = least[item?.size ?? ''] ?? 12;
      expect([path, await audit(bytes, { smallestType })]).toEqual([path, []]);
    }
  });

  it('says on every page that it is a draft', async () => {
    for (const { path, bytes } of packet.files) {
      if (!path.startsWith('sheets/')) continue;
      for (const page of await pdfPages(bytes)) expect(page).toContain('Draft: not for class');
    }
  });
});

describe('packets of every session of every plan', () => {
  it('have a run sheet of one page, with the real clock', async () => {
    for (const { id: variant } of variantsOf(draft.course)) {
      for (const { lesson } of meetingsOf(draft.course, variant)!) {
        const place = 'Room 4, Riverside Library';
        const plan = planOf({ variant, meeting: lesson.number, place });
        const items = plan.items.filter(({ name }) => name === 'run-sheet');
        const packet = await makePacket(
          { ...plan, items },
          { setter: typesetter, pictures: draft.pictures },
        );
        const sheet = packet.contents.items.find(({ name }) => name === 'run-sheet')!;
        expect([variant, lesson.number, sheet.pages]).toEqual([variant, lesson.number, 1]);
        const words = await pdfText(fileOf(packet, `sheets/${sheet.file}`));
        expect(words.replaceAll('\u00a0', ' ')).toContain('10:00 AM');
      }
    }
  });
});
