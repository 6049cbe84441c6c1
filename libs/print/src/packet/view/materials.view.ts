import type { PacketSource } from '../packet-source.js';
import { materialsNeeded } from '@hearthside/lesson-text';
import { sessionName, sheet } from '../../view/sheet.js';
import { paragraph, text, type View, type ViewBlock } from '../../view/view.js';
import { whenAndWhere } from '../../view/when-and-where.js';

/** Things to bring besides the sheets, summed over the activities and the people. */
export function materialsView(source: PacketSource): View {
  return sheet(source, {
    name: 'materials',
    audience: 'everyone',
    branded: true,
    ofClass: true,
    kicker: `${sessionName(source)} · things to bring`,
    title: 'Things to bring',
    blocks: [paragraph(text(whenAndWhere(source, source.session))), ...list(source)],
  });
}

function list({ lesson, session }: PacketSource): ViewBlock[] {
  const { activities } = lesson;
  const titles = new Map(activities.map(({ id, title }) => [id, title]));
  const needed = materialsNeeded(activities, session.learners);
  if (needed.length === 0) return [paragraph(text('Nothing but the sheets of this packet.'))];
  return [
    {
      kind: 'table',
      label: [],
      header: [text('How many'), text('What'), text('For'), text('Packed')],
      rows: needed.map(({ what, count, activities: ids }) => ({
        cells: [
          text(count === undefined ? '–' : String(count)),
          text(what),
          text(ids.map((id) => titles.get(id) ?? id).join('; ')),
          [{ text: 'packed', box: true as const }],
        ],
      })),
      widths: [1.4, 4, 4, 1.4],
      stackable: true,
      writable: false,
    },
    paragraph(text('What everyone gets is counted for learners alone. Bring a few more.')),
  ];
}
