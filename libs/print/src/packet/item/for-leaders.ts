import type { Size } from '../../profile/profile.js';
import { printablesOf } from '../../view/printables.js';
import type { View } from '../../view/view.js';
import type { PacketOrder } from '../order/packet-order.js';
import type { PacketSource } from '../packet-source.js';
import { dutyCardView } from '../view/duty-card.view.js';
import { LEADERS } from '../view/leader-names.js';
import { materialsView } from '../view/materials.view.js';
import { reportingAnswerView } from '../view/reporting-answer.view.js';
import { scriptView } from '../view/script.view.js';
import { inSizes, sheetOfPaper, type SheetName } from './of-one-kind.js';
import type { PacketItem } from './packet-item.js';
import { largestOf, staffBySize, type Readers } from './readers.js';

/** Scripts, run sheets, keys, and what the host has answered. */
export function forLeaders(source: PacketSource, order: PacketOrder): PacketItem[] {
  const staff = staffBySize(order);
  // Someone has to have it, named or not.
  const readers =
    largestOf(staff) === 'standard' && staff.standard === 0 ? { ...staff, standard: 2 } : staff;
  const keys = printablesOf(source.lesson).filter(({ name }) => name.endsWith('-key'));
  const helpers = Math.max(1, order.assistants.length);
  const item = (sheet: SheetName, view: View, many: Readers) =>
    inSizes(
      { name: sheet.name, title: sheet.title, place: 'leaders', ...sheetOfPaper, views: [view] },
      many,
    );
  return [
    ...LEADERS.slice(0, Math.max(source.lesson.leaders, order.leaders.length)).flatMap(
      (leader, index) => {
        const size = order.leaders[index]?.print ?? 'standard';
        const title = `Script for leader ${leader.toUpperCase()}`;
        return item({ name: `script-${leader}`, title }, scriptView(source, leader), only(size, 1));
      },
    ),
    ...printablesOf(source.lesson)
      .filter(({ name }) => name === 'run-sheet')
      .flatMap((sheet) => item(sheet, sheet.view(source, source.session.start), readers)),
    ...keys.flatMap((sheet) => item(sheet, sheet.view(source, {}), readers)),
    ...item(
      { name: 'duty-card', title: 'Duty card' },
      dutyCardView(source),
      only('standard', helpers),
    ),
    ...item(
      { name: 'reporting-answer', title: 'The host’s answer on reporting' },
      reportingAnswerView(source),
      readers,
    ),
    ...item(
      { name: 'materials', title: 'Things to bring' },
      materialsView(source),
      only('standard', 1),
    ),
  ];
}

function only(size: Size, copies: number): Readers {
  return { standard: 0, large: 0, xlarge: 0, [size]: copies };
}
