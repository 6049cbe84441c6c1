import type { PacketSource } from '../packet-source.js';
import { blocksNamed, PEOPLE_AT_A_TABLE } from '@hearthside/lesson-text';
import { proseBlocks } from '../../view/prose.view.js';
import { sessionName, sheet } from '../../view/sheet.js';
import { bullets, heading, paragraph, text, type View, type ViewBlock } from '../../view/view.js';
import { whenAndWhere } from '../../view/when-and-where.js';

const shapeWords = {
  circle: 'Chairs in a circle',
  u: 'Chairs in a horseshoe, open to the front',
  tables: 'Tables for four',
  rows: 'Chairs in rows',
} as const;

/** Points that the plan has below the words, on either paper. */
const ROOM = { width: 450, height: 270, size: 14, space: 1 };

/** How the room is laid out for as many as are expected. */
export function roomPlanView(source: PacketSource): View {
  const { lesson, session } = source;
  const learners = session.learners;
  const leaders = Math.max(lesson.leaders, session.leaders.length);
  const room = blocksNamed('room', lesson.body)[0];
  const shape = room?.attributes.shape ?? 'u';
  const tables = Math.ceil(learners / PEOPLE_AT_A_TABLE);
  return sheet(source, {
    name: 'room-plan',
    audience: 'everyone',
    branded: true,
    ofClass: true,
    kicker: sessionName(source),
    title: 'The room',
    blocks: [
      paragraph(text(whenAndWhere(source, source.session))),
      bullets([
        shapeWords[shape] + (shape === 'tables' ? `: ${tables} of them.` : '.'),
        `Seats: ${learners} for learners, ${leaders} for leaders, and two to spare.`,
        'Chairs with arms where there are any. A way that is wide enough for a wheelchair.',
        'Faces lit from the front. No window behind whoever speaks.',
        'Water, restrooms and a quiet corner near by; the door is easy to reach.',
      ]),
      ...(room ? [heading(2, 'What this session asks for'), ...proseBlocks(room.children)] : []),
      plan(shape, learners, leaders),
    ],
  });
}

function plan(shape: keyof typeof shapeWords, seats: number, leaders: number): ViewBlock {
  return {
    kind: 'drawing',
    alt: `The room from above: ${shapeWords[shape].toLowerCase()}, ${seats} seats, and ${leaders} for leaders.`,
    of: { kind: 'room', shape, seats, leaders },
    room: ROOM,
  };
}
