import type { PacketSource } from '../packet-source.js';
import { blocksNamed, handoutLabel, timetable, type Lesson } from '@hearthside/lesson-text';
import { proseBlocks } from '../../view/prose.view.js';
import { sessionName, sheet } from '../../view/sheet.js';
import { timeOf } from '../../view/start.js';
import { bullets, heading, text, type View, type ViewBlock } from '../../view/view.js';
import { todayBox } from './today.view.js';

/** One card for whoever helps, or for the leader who is not leading: what to do, and when. */
export function dutyCardView(source: PacketSource): View {
  const { lesson } = source;
  return sheet(source, {
    name: 'duty-card',
    audience: 'leaders',
    branded: true,
    ofClass: true,
    kicker: `${sessionName(source)} · for whoever helps today`,
    title: 'Your part today',
    blocks: [
      todayBox(source),
      ...prepBlocks(lesson, 'half-hour', 'Half an hour before'),
      heading(2, 'While it goes on'),
      bullets([
        'Watch for hands, for people who cannot hear or see, and for the door.',
        'Hold up each sheet as it is named. Bring a larger print to whoever asks.',
        'Someone steps out: the one who does not lead follows, as agreed. Ask one thing: “Shall I sit with you, or leave you in peace?” Ask nothing about what happened.',
        'Someone is unwell or in danger: call for help first, and tell a leader.',
        'What you hear here stays here.',
      ]),
      ...handingOut(source),
      ...prepBlocks(lesson, 'after', 'Afterward'),
    ],
  });
}

function prepBlocks(lesson: Lesson, when: 'half-hour' | 'after', title: string): ViewBlock[] {
  const lists = blocksNamed('prep', lesson.body).filter(
    ({ attributes }) => attributes.when === when,
  );
  const blocks = lists.flatMap(({ children }) => proseBlocks(children));
  return blocks.length > 0 ? [heading(2, title), ...blocks] : [];
}

/** Sheets and breaks by the clock. */
function handingOut({ course, lesson, session }: PacketSource): ViewBlock[] {
  const rows = timetable(lesson).flatMap(({ activity, startsAt }) => {
    const { plan, title } = activity;
    const sheets = (plan.handouts ?? []).map(handoutLabel).join(', ');
    if (!sheets && plan.kind !== 'break') return [];
    const time = timeOf(startsAt, session.start, course.language);
    return [{ cells: [text(time), text(sheets || 'break'), text(title)] }];
  });
  if (rows.length === 0) return [];
  return [
    heading(2, 'Sheets and breaks'),
    {
      kind: 'table',
      label: [],
      header: [text('When'), text('What'), text('For')],
      rows,
      widths: [2, 2.4, 5],
      stackable: true,
      writable: false,
    },
  ];
}
