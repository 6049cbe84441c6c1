import type { PacketSource } from '../packet-source.js';
import { weekdayAndDay } from '../../view/day.js';
import { sessionName, sheet } from '../../view/sheet.js';
import { paragraph, strong, text, type Row, type View } from '../../view/view.js';

/** Rows that a standard page holds. */
const ROWS = 12;
/** For people who come without having been expected. */
const FEWEST_EMPTY = 2;
/** Millimetres: room for a hand that shakes. */
const ROW_HEIGHT = 14;

/**
 * Who came, by first name and a tick. A session of high sensitivity counts for nobody, and who came is
 * written down nowhere: then there is only a line for the number of people.
 */
export function signInView(source: PacketSource, names: readonly string[]): View {
  const { course, lesson, session } = source;
  const day = session ? weekdayAndDay(session.date, course.language) : '';
  const words = {
    name: 'sign-in',
    audience: 'everyone' as const,
    branded: true,
    ofClass: true,
    kicker: `${sessionName(source)} · ${day}`,
  };
  if (lesson.sensitivity === 'high') {
    return sheet(source, {
      ...words,
      name: 'head-count',
      title: 'How many came',
      blocks: [
        paragraph(
          text('Nobody signs in today, and no names are kept. Count the people, and nothing else.'),
        ),
        paragraph(strong('People in the room: '), [
          { text: 'number of people', blank: true, toEnd: true },
        ]),
      ],
    });
  }
  return sheet(source, {
    ...words,
    title: 'Sign-in',
    blocks: [
      paragraph(text('First name and a tick. Only the office keeps this sheet.')),
      {
        kind: 'table',
        label: [],
        header: [text('First name'), text('Here')],
        rows: rowsFor(names, session.learners),
        widths: [5, 1],
        stackable: false,
        writable: true,
        rowHeight: ROW_HEIGHT,
      },
    ],
  });
}

function rowsFor(names: readonly string[], learners: number): Row[] {
  const expected = Math.max(names.length, learners) + FEWEST_EMPTY;
  const all = Math.ceil(expected / ROWS) * ROWS;
  return Array.from({ length: all }, (_, index) => ({
    cells: [names[index] ? text(names[index]) : [], [{ text: 'here', box: true as const }]],
  }));
}
