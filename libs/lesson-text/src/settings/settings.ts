import { z } from 'zod';
import { SENSITIVITIES, TOPICS } from '../block/activity.plan.js';
import { day, id, listOfWords, words } from './scalars.js';
import { outcomeSchema } from './outcome.settings.js';
import { sheetId } from './sheet.settings.js';
import { variantSchema } from './variant.settings.js';

/**
 * What stands in YAML: course.yaml, sources.yaml, items.yaml, resources.yaml and the front matter
 * of lessons and handouts. Keys are kebab-case in the files and camelCase here.
 */
/** Number and short name. */
export const LESSON_FOLDER = /^(\d{1,3})-([a-z0-9-]+)$/;

/** 02-what-helps is lesson 2; nothing when it is no name of a lesson's folder. */
export function lessonNumber(folder: string): number | undefined {
  const [, number] = LESSON_FOLDER.exec(folder) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** What a person in stories may stand for; the check looks at who is in the room. */
export const PORTRAYALS = [
  'single',
  'partnered',
  'widowed',
  'lgbtq',
  'disability',
  'illness',
  'faith',
] as const;

export const personSchema = z.strictObject({
  id,
  name: words,
  age: z.int().min(18).max(120),
  portrays: z.array(z.enum(PORTRAYALS)).default([]),
  /** One plain line for leaders and authors. */
  about: words,
});

export const standingNoteSchema = z.strictObject({
  id,
  title: words,
  text: words,
  resources: z.array(id).default([]),
});

export const courseSchema = z.strictObject({
  title: words,
  subtitle: words.optional(),
  /** Stands wherever somebody outside the room could read it. */
  neutralTitle: words,
  /** Neutral too: addresses and file names carry it. */
  code: id,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: 'a language such as en-US' }),
  audience: words.optional(),
  minimumAge: z.int().min(0).max(120).optional(),
  groupSize: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }).optional(),
  is: listOfWords,
  isNot: listOfWords,
  values: listOfWords,
  disclaimer: words,
  license: words,
  credits: words,
  /** For whoever announces the course: see blurb. */
  blurbs: z.strictObject({ short: words.optional(), long: words.optional() }).default({}),
  /** School grades that reading formulas may reach. */
  readingGrade: z.strictObject({ handouts: z.number(), guides: z.number() }).optional(),
  /** Folders in lessons/, named with the lesson's number: 02-first-steps. */
  lessons: z
    .array(z.string().regex(LESSON_FOLDER, { error: 'a name such as 02-first-steps' }))
    .min(1),
  /** Sheets of the whole course, in order: welcome is sheets/welcome.md. */
  sheets: z
    .array(sheetId)
    .refine((ids) => new Set(ids).size === ids.length, {
      error: 'a list that names each sheet once',
    })
    .default([]),
  /** Plans of meetings other than one for each lesson. */
  variants: z
    .array(variantSchema)
    .refine((all) => new Set(all.map((each) => each.id)).size === all.length, {
      error: 'a list that has each id once',
    })
    .default([]),
  cast: z.array(personSchema).default([]),
  standingNotes: z.array(standingNoteSchema).default([]),
  /** Warnings that the author has looked at, where a remark in the text cannot stand. */
  allow: z.array(z.strictObject({ rule: words, reason: words })).default([]),
});

export const sourceSchema = z.strictObject({
  id,
  title: words,
  author: words.optional(),
  /** How a claim names it: "Giles, 2017". */
  short: words.optional(),
  site: words.optional(),
  year: z.int().min(1000).max(2999).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  kind: z.enum(['article', 'guideline', 'statute', 'survey', 'web-page', 'course-material']),
  /** The day somebody read it. Never filled in without reading. */
  retrieved: day.optional(),
  license: words.optional(),
  reuse: z.enum(['ideas-only', 'short-quotation', 'public-domain']).default('ideas-only'),
  reliability: words.optional(),
});

export const ITEM_KINDS = [
  'framework',
  'step',
  'list',
  'tool',
  'claim',
  'story',
  'guide',
  'provenance',
] as const;

export const itemSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, { error: 'letters, digits, dots, hyphens' }),
  kind: z.enum(ITEM_KINDS),
  text: words,
  source: id,
  /** Care flags, such as K10. */
  care: listOfWords,
  /** For a tool that nobody tries in class: why not. */
  notPractised: words.optional(),
});

export const resourceSchema = z.strictObject({
  id,
  scope: z.enum(['local', 'national']).default('local'),
  need: words,
  name: words.optional(),
  phone: words.optional(),
  text: words.optional(),
  tty: words.optional(),
  web: z.url({ protocol: /^https?$/ }).optional(),
  hours: words.optional(),
  cost: words.optional(),
  languages: words.optional(),
  access: words.optional(),
  confidentiality: words.optional(),
  verifiedBy: words.optional(),
  verifiedOn: day.optional(),
  expires: day.optional(),
});

/** What fingerprints.yaml keeps of a source: see borrowing/fingerprint. */
export const fingerprintSchema = z.strictObject({
  source: words,
  length: z.int().min(3).max(20),
  runs: words,
});

export const lessonSchema = z.strictObject({
  title: words,
  aim: words,
  minutes: z.int().min(5).max(480),
  sensitivity: z.enum(SENSITIVITIES),
  topics: z.array(z.enum(TOPICS)).default([]),
  outcomes: z.array(outcomeSchema).default([]),
  resources: z.array(id).default([]),
  leaders: z.int().min(1).max(4).default(2),
  clinicianOnCall: z.boolean().default(false),
  noticeDays: z.int().min(0).max(60).default(0),
  standsAlone: z.boolean().default(false),
});

export type CourseSettings = z.infer<typeof courseSchema>;
export type Person = z.infer<typeof personSchema>;
export type StandingNote = z.infer<typeof standingNoteSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Item = z.infer<typeof itemSchema>;
export type Resource = z.infer<typeof resourceSchema>;
export type LessonSettings = z.infer<typeof lessonSchema>;
