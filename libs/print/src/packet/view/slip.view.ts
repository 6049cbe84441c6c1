import type { PacketSource } from '../packet-source.js';
import { coursePrintablesOf } from '../../view/course-printables.js';
import { sessionName, sheet } from '../../view/sheet.js';
import { paragraph, text, type View } from '../../view/view.js';

/** What people think of today, without a name: the course's own slip, or four questions. */
export function slipView(source: PacketSource): View {
  const own = source.course.sheets.find(
    (each) => each.kind === 'evaluation' && each.for === 'everyone',
  );
  const printable = coursePrintablesOf(source.course).find(({ name }) => name === own?.id);
  if (printable) return printable.view(source);
  const numbers = [1, 2, 3, 4, 5];
  const asked = ['It was useful to me.', 'I could hear, see and follow.', 'I was at ease.'];
  return sheet(source, {
    name: 'slip',
    audience: 'everyone',
    branded: true,
    kicker: sessionName(source),
    title: 'A slip for today',
    blocks: [
      paragraph(text('No name, please. Leave a line blank if you like.')),
      ...asked.map((statement) => ({
        kind: 'scale' as const,
        label: text(statement),
        numbers,
        low: 'not at all',
        high: 'very much',
      })),
      { kind: 'lines', label: text('One thing to keep, or to change'), count: 3 },
    ],
  });
}
