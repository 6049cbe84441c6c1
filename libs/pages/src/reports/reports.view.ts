import {
  MARK_NUMBERS,
  type Report,
  type ReportClass,
  type ReportNumbers,
} from '@hearthside/delivery';
import { dayInWords } from '../page/moment.js';

/** What stands where a number is hidden: fewer than five people, or what would give such a number away. */
export const HIDDEN = 'not shown (small group)';

const told = (number: number | null) => (number === null ? '–' : String(number));
const withPercent = (share: number | null) => (share === null ? '–' : `${share} %`);

const completionCells = ({ held, completed, notCompleted, certificates, share }: ReportNumbers) => [
  ...[held, completed, notCompleted, certificates].map(told),
  withPercent(share),
];
const markCells = ({ marks }: Pick<ReportNumbers, 'marks'>) =>
  MARK_NUMBERS.map((mark) => told(marks[mark]));
const answerCells = ({ answers }: ReportNumbers) =>
  [
    ...[answers.sheets, answers.higher, answers.same, answers.lower],
    ...[answers.low, answers.good],
  ].map(told);

/** Neutral: the course's title for outside, and the office's own word. */
export function nameOf({ title, label }: Pick<ReportClass, 'title' | 'label'>): string {
  return [title || 'Class', label].filter(Boolean).join(', ');
}

const MARK_WORDS = ['Present', 'Late', 'Went early', 'Absent', 'Sent apologies', 'Not noted'];

/** The tables of a report, each with a row for a class and one for all. */
export function reportView({ classes, totals }: Report) {
  const rows = (cells: (numbers: ReportNumbers) => string[]) => [
    ...classes.map((each) => ({
      id: each.offering,
      name: nameOf(each),
      cells: cells(each.numbers),
    })),
    { name: 'All classes', cells: cells(totals) },
  ];
  return {
    tables: [
      {
        ...{ id: 'completion', caption: 'Places, completion and certificates' },
        head: ['Places held', 'Completed', 'Not completed', 'Certificates', 'Were there'],
        rows: rows(completionCells),
      },
      {
        ...{ id: 'attendance', caption: 'Attendance: marks at all sessions that count' },
        ...{ head: MARK_WORDS, rows: rows(markCells) },
      },
      {
        ...{ id: 'evaluation', caption: 'Evaluations: answers on all lines together' },
        head: ['Sheets', 'Higher now', 'Same', 'Lower now', 'Circled 1 or 2', 'Circled 3 or more'],
        rows: rows(answerCells),
      },
    ],
    sessions: classes.map((each) => ({
      ...{ id: each.offering, name: nameOf(each), head: MARK_WORDS },
      rows: each.bySession.map(({ number, day, counts, marks }) => ({
        name: `${number}. ${dayInWords(day)}`,
        cells: marks && markCells({ marks }),
        why: counts ? 'Nobody is noted yet.' : 'It never counts, and nobody is noted.',
      })),
    })),
  };
}

const HEAD = [
  ...['Course', 'Class', 'First session', 'Last session', 'Sessions', 'Places held', 'Completed'],
  ...['Attendance in percent', 'Evaluation sheets', 'Answers higher than before'],
  ...['Answers the same as before', 'Answers lower than before'],
  ...['Answers of 1 or 2', 'Answers of 3 or more'],
];

/** A row for each class, for funders. */
export function reportRows({ classes }: Pick<Report, 'classes'>): string[][] {
  return [
    HEAD,
    ...classes.map(({ code, label, from, until, sessions, numbers }) => {
      const { held, completed, share, answers } = numbers;
      const { sheets, higher, same, lower, low, good } = answers;
      const cells = [held, completed, share, sheets, higher, same, lower, low, good];
      return [
        ...[code, label ?? '', from, until, String(sessions)],
        ...cells.map((number) => (number === null ? HIDDEN : String(number))),
      ];
    }),
  ];
}
