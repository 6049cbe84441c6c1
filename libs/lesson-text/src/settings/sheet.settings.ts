import { z } from 'zod';
import { id, words } from './scalars.js';

/** Who a sheet of the whole course is for. */
export const SHEET_AUDIENCES = ['everyone', 'leaders', 'host'] as const;

/** Sheets that every course has without anybody writing them. */
export const MADE_SHEETS = ['sources', 'help'] as const;

/** What course.yaml may call a sheet. */
export const sheetId = id.refine((name) => !MADE_SHEETS.some((made) => made === name), {
  error: 'another name: every course has the sheets "sources" and "help" already',
});

export const HANDOUT_KINDS = [
  'worksheet',
  'cards',
  'key-points',
  'reading',
  'story',
  'poster',
  'resources',
  'evaluation',
  'certificate',
] as const;

export const handoutSchema = z.strictObject({
  id: z.string().regex(/^h\d+-\d+$/, { error: 'an h, the lesson, a hyphen, a number: h2-1' }),
  title: words,
  kind: z.enum(HANDOUT_KINDS),
  /** Yours to keep; nobody collects it. Printed on the sheet. */
  private: z.boolean().default(false),
  /** Print the course's full title on the sheet, not the neutral one. */
  fullTitle: z.boolean().default(false),
});

/** A sheet of the whole course: its id is the name of its file. */
export const courseSheetSchema = z.strictObject({
  title: words,
  for: z.enum(SHEET_AUDIENCES),
  kind: z.enum(HANDOUT_KINDS).default('reading'),
  private: z.boolean().default(false),
  fullTitle: z.boolean().default(false),
});

export type SheetAudience = (typeof SHEET_AUDIENCES)[number];
export type CourseSheetSettings = z.infer<typeof courseSheetSchema>;
export type HandoutSettings = z.infer<typeof handoutSchema>;
