import { coordinatedBy } from '@hearthside/people';
import { Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { isDay } from '../schedule/series.rules.js';
import { attendanceNumbers, type SessionNumbers } from './attendance-numbers.js';
import { classesIn, type Period } from './classes-in-period.js';
import { completionNumbers } from './completion-numbers.js';
import { evaluationNumbers } from './evaluation-numbers.js';
import {
  ANSWER_NUMBERS,
  sumsShown,
  told,
  type AnswerNumber,
  type CountedClass,
} from './report.rules.js';
import type { Report } from './report.view.js';

export interface ReportAsked extends Period {
  /** Code of a course, or all of them. */
  course?: string | null | undefined;
}

/** Classes in one report. What to hide takes longer than their number grows: 300 of six sessions take half a second. */
const MOST_CLASSES = 300;

/** Reports that leave the house, for the office. What a class looks like to those who run it stands on its own pages. */
@Injectable()
export class ReportService {
  /** @throws Refused NO_SUCH_DAY, DAYS_REVERSED, TOO_MANY_CLASSES */
  async report(ctx: Context, { from, until, course = null }: ReportAsked): Promise<Report> {
    const instituteId = coordinatedBy(ctx);
    refuseOdd({ from, until });
    const code = course === '' || course?.includes('\0') ? null : course;
    return ctx.tx(async (db) => {
      // Of all courses, whichever is asked for: what is hidden in one report must be hidden in every other of the time.
      const classes = await classesIn(db, instituteId, { from, until }, MOST_CLASSES + 1);
      if (classes.length > MOST_CLASSES) {
        throw new Refused(
          'TOO_MANY_CLASSES',
          `More than ${MOST_CLASSES} classes ended in this time. Choose a shorter one.`,
          'until',
        );
      }
      const ids = classes.map(({ id }) => id);
      const completion = await completionNumbers(db, instituteId, ids);
      const attendance = await attendanceNumbers(db, instituteId, ids);
      const answers = await evaluationNumbers(db, instituteId, ids);
      const nothing = Object.fromEntries(ANSWER_NUMBERS.map((name) => [name, 0]));
      const counted = ids.map((id): CountedClass => {
        const { held, completed, certificates } = completion.find((each) => each.class === id)!;
        const own = answers.find((each) => each.class === id);
        return {
          ...{ id, held, completed, certificates },
          sessions: notedOf(attendance, id, held),
          answers: own ?? (nothing as Record<AnswerNumber, number>),
        };
      });
      const shown = told(counted);
      const reported = classes.map(({ id, ...about }, index) => {
        const { sessions, ...numbers } = shown.classes[index]!;
        const bySession = attendance
          .filter((each) => each.class === id)
          .map(({ session, number, day, counts }) => ({
            ...{ number, day, counts, marks: sessions.find((s) => s.id === session) ?? null },
          }));
        return { offering: id, ...about, numbers, bySession };
      });
      const own = reported.filter((each) => code === null || each.code === code);
      const totals = own.length === reported.length ? shown.totals : sumsShown(own);
      return { from, until, course: code, classes: own, totals };
    });
  }
}

/** Sessions at which somebody was noted; whoever holds a place and was not is counted too. */
function notedOf(
  attendance: readonly SessionNumbers[],
  id: string,
  held: number,
): CountedClass['sessions'] {
  return attendance.flatMap((each) => {
    const { session, present, late, leftEarly, absent, apologized } = each;
    const noted = present + late + leftEarly + absent + apologized;
    if (each.class !== id || noted === 0) return [];
    const marks = { present, late, leftEarly, absent, apologized, notNoted: held - noted };
    return [{ id: session, ...marks }];
  });
}

function refuseOdd({ from, until }: Period): void {
  for (const [field, day] of Object.entries({ from, until })) {
    if (isDay(day)) continue;
    throw new Refused('NO_SUCH_DAY', 'Write the day like 2026-12-01: year, month, day.', field);
  }
  if (from <= until) return;
  const message = `The report would end on ${until}, before it begins on ${from}.`;
  throw new Refused('DAYS_REVERSED', message, 'until');
}
