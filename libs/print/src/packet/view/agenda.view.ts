import type { PacketSource } from '../packet-source.js';
import { timetable } from '@hearthside/lesson-text';
import { sessionName, sheet } from '../../view/sheet.js';
import { clockFace } from '../../view/start.js';
import { paragraph, strong, text, type View } from '../../view/view.js';

/** For the wall: what comes, and when, in letters to be read from across the room. */
export function agendaView(source: PacketSource): View {
  const { course, lesson, session } = source;
  return sheet(source, {
    name: 'agenda',
    audience: 'everyone',
    poster: true,
    kicker: sessionName(source),
    title: 'Today',
    blocks: timetable(lesson).map(({ activity, startsAt }) =>
      paragraph(
        strong(clockFace(startsAt, session.start, course.language)),
        text(`\u00a0 ${activity.title}`),
      ),
    ),
  });
}
