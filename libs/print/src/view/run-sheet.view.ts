import { handoutLabel, timetable } from '@hearthside/lesson-text';
import { weekdayAndDay } from './day.js';
import { sessionName, sheet, type SheetSource } from './sheet.js';
import { spareNote } from './spare-note.js';
import { timeOf, type Start } from './start.js';
import { paragraph, strong, text, type Run, type View, type ViewBlock } from './view.js';

/** One page: when each activity begins, who leads, what may go, and a column for the real time. */
export function runSheetView(source: SheetSource, start: Start): View {
  const { lesson } = source;
  return sheet(source, {
    name: 'run-sheet',
    audience: 'leaders',
    ofClass: true,
    kicker: [sessionName(source), 'run sheet', ...when(source)].join(' · '),
    title: lesson.title,
    blocks: [
      planTable(source, { ...start, actual: true }),
      ...spareNote(source),
      ...dropOrder(source),
    ],
  });
}

/** Of a class that is scheduled: on which day and where. The times stand in the table, and the page is full. */
function when({ course, session }: SheetSource): string[] {
  if (!session) return [];
  return [weekdayAndDay(session.date, course.language), ...(session.place ? [session.place] : [])];
}

/** Behind the minutes of what is done the shorter way: words would cost a line in each row. */
const SHORTER_MARK = '*';

interface PlanOptions extends Start {
  /** Adds an empty column for the minute or time at which it really began. */
  actual?: boolean;
}

export function planTable(
  { course, lesson }: SheetSource,
  { actual, ...start }: PlanOptions,
): ViewBlock {
  const { language } = course;
  const rows = timetable(lesson).map(({ activity, startsAt: minute }) => {
    const { plan, title, shortened } = activity;
    const sheets = (plan.handouts ?? []).map(handoutLabel).join(', ');
    const what: Run[] = [
      ...(plan.core === 'keep' || plan.kind === 'break' ? strong(title) : text(title)),
      ...text(`${sheets ? ` (${sheets})` : ''}, ${plan.minutes}\u00a0min`),
      ...text(shortened ? SHORTER_MARK : ''),
    ];
    const leader = plan.ledBy === 'either' ? 'A/B' : plan.ledBy.toUpperCase();
    const cells = [text(timeOf(minute, start, language)), what, text(leader)];
    return { cells: actual ? [...cells, []] : cells };
  });
  const hasShorter = lesson.activities.some(({ shortened }) => shortened);
  const end = [text(timeOf(lesson.minutes, start, language)), strong('End'), []];
  const header = [
    text(start.startsAt === undefined ? 'Minute' : 'Clock'),
    text('Activity'),
    text('Who'),
  ];
  return {
    kind: 'table',
    label: text(
      `Rows in bold or underlined are kept when time is short.${hasShorter ? ` ${SHORTER_MARK} The shorter way.` : ''}`,
    ),
    header: actual ? [...header, text('Began')] : header,
    rows: [...rows, { cells: actual ? [...end, []] : end }],
    widths: actual ? [2, 4.9, 1.3, 1.8] : [2, 6.7, 1.3],
    stackable: true,
    writable: false,
  };
}

function dropOrder({ lesson }: SheetSource): ViewBlock[] {
  const droppable = lesson.activities
    .filter(({ plan }) => plan.dropOrder !== undefined)
    .toSorted((a, b) => (a.plan.dropOrder ?? 0) - (b.plan.dropOrder ?? 0));
  if (droppable.length === 0) return [];
  const names = droppable.map(({ title, plan }) => `"${title}" (${plan.minutes} min)`);
  return [paragraph(strong('Running late?'), text(` Drop first: ${names.join(', then ')}.`))];
}
