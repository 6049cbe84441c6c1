import type { MADE_SHEETS } from '../settings/sheet.settings.js';
import type { Course, CourseSheet } from './tree.js';

/** As much of a course sheet as a list of them shows. */
export type SheetFacts = Pick<CourseSheet, 'id' | 'title' | 'for' | 'kind'>;

/** Sheets that every course has: made of its lists of sources and of resources. */
export const madeSheets: Record<(typeof MADE_SHEETS)[number], SheetFacts> = {
  sources: { id: 'sources', title: 'Sources and credits', for: 'everyone', kind: 'reading' },
  help: { id: 'help', title: 'Places that help', for: 'everyone', kind: 'resources' },
};

/** The sheets of a course in order: its own, then those that are made. */
export function listedSheets({ sheets }: Pick<Course, 'sheets'>): SheetFacts[] {
  return [...sheets, ...Object.values(madeSheets)];
}
