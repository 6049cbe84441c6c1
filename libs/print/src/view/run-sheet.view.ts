import { handoutLabel, timetable } from '@hearthside/lesson-text';
import { sessionName, sheet, type SheetSource } from './sheet.js';
import { paragraph, strong, text, type Run, type View, type ViewBlock } from './view.js';

/** Wall-clock start of a class: minutes after midnight, nothing when it is not known yet. */
export interface Start {
  startsAt?: number;
}

/** "10:00" or "9:30" → minutes after midnight; nothing when it is no time of day. */
export function readClock(words: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(words);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** One page: when each activity begins, who leads, what may go, and a column for the real time. */
export function runSheetView(source: SheetSource, start: Start): View {
  const { lesson } = source;
  return sheet(source, {
    name: 'run-sheet',
    audience: 'leaders',
    kicker: `${sessionName(source)} · run sheet`,
    title: lesson.title,
    blocks: [planTable(source, { ...start, actual: true }), ...dropOrder(source)],
  });
}

/** Behind the minutes of what is done the shorter way: words would cost a line in each row. */
const SHORTER_MARK = '*';

interface PlanOptions extends Start {
  /** Adds an empty column for the minute or time at which it really began. */
  actual?: boolean;
}

export function planTable(
  { course, lesson }: SheetSource,
  { startsAt, actual }: PlanOptions,
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
    const cells = [
      text(startsAt === undefined ? offset(minute) : clock(startsAt + minute, language)),
      what,
      text(leader),
    ];
    return { cells: actual ? [...cells, []] : cells };
  });
  const hasShorter = lesson.activities.some(({ shortened }) => shortened);
  const end = [
    text(
      startsAt === undefined ? offset(lesson.minutes) : clock(startsAt + lesson.minutes, language),
    ),
    strong('End'),
    [],
  ];
  const header = [text(startsAt === undefined ? 'Minute' : 'Clock'), text('Activity'), text('Who')];
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

/** 75 → "+1:15". */
function offset(minutes: number): string {
  return `+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight as people there say it: "6:30 PM" in American English, "18:30" in German. */
function clock(minutes: number, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  // Some versions of Node put a narrow space before PM; the same sheet has the same bytes everywhere.
  return format.format(minutes * 60_000).replace(/\u202f/g, ' ');
}
