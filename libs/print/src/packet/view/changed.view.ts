import type { PacketSource } from '../packet-source.js';
import { isSize, sizeNames } from '../../profile/profile.js';
import { sessionName, sheet } from '../../view/sheet.js';
import { paragraph, text, type View, type ViewBlock } from '../../view/view.js';
import { changedInWords, type ChangedSheet } from '../changed/changed-sheets.js';
import { whenAndWhere } from '../../view/when-and-where.js';

/** What to exchange in a packet that was printed before. */
export function changedView(source: PacketSource, changed: readonly ChangedSheet[]): View {
  return sheet(source, {
    name: 'changed',
    audience: 'everyone',
    branded: true,
    ofClass: true,
    kicker: `${sessionName(source)} · what has changed`,
    title: 'What has changed',
    blocks: [
      paragraph(text(whenAndWhere(source, source.session))),
      paragraph(text(`${changedInWords(changed)} Take the old ones out before you add the new.`)),
      ...(changed.length > 0 ? [table(changed)] : []),
    ],
  });
}

function table(changed: readonly ChangedSheet[]): ViewBlock {
  return {
    kind: 'table',
    label: [],
    header: ['Sheet', 'Print', 'What', 'To print'].map(text),
    rows: changed.map(({ title, size, why, copies }) => ({
      cells: [title, sizeWords(size), why, String(copies)].map(text),
    })),
    widths: [4, 2.4, 2.4, 1.5],
    stackable: true,
    writable: false,
  };
}

function sizeWords(size: string): string {
  return isSize(size) ? sizeNames[size].replace(/ print$/, '') : size;
}
