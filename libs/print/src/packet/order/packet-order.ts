import { isDay, STANDARD_VARIANT } from '@hearthside/lesson-text';
import { z } from 'zod';
import { PAPERS, SIZES } from '../../profile/profile.js';

/** A copier's hour at most, and more than one room holds; a larger class meets in two rooms. */
export const MOST_LEARNERS = 300;
/** Letters of a name: four lines of a tent card in 60 points. */
export const LONGEST_NAME = 60;

/** Words of one line, with nothing in them that a font cannot show. */
const line = (longest: number) =>
  z
    .string({ error: 'some words' })
    .trim()
    .min(1, { error: 'some words, or nothing at all' })
    .max(longest, {
      error: ({ input }) =>
        `at most ${longest} letters; it has ${String(input).length.toLocaleString('en-US')}`,
    })
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), {
      error: 'words of one line, without control characters',
    });

const longText = z
  .string({ error: 'some words' })
  .trim()
  .min(1, { error: 'some words, or nothing at all' })
  .max(3_000, { error: 'at most 3,000 letters' })
  .refine((text) => text.isWellFormed() && !/[^\P{Cc}\r\n\t]/u.test(text), {
    error: 'words without control characters',
  });

const aDay = { error: 'a day such as 2026-12-01' };
const day = z.string(aDay).refine(isDay, aDay);
const aTime = { error: 'a time of day such as 9:30 or 14:00' };
const clock = z.string(aTime).regex(/^([01]?\d|2[0-3]):[0-5]\d$/, aTime);
const name = line(LONGEST_NAME);
const size = z.enum(SIZES, { error: `one of ${SIZES.join(', ')}` });

const people = (least: number) =>
  z
    .int({ error: `a whole number from ${least} to ${MOST_LEARNERS}` })
    .min(least, { error: `a whole number from ${least} to ${MOST_LEARNERS}` })
    .max(MOST_LEARNERS, {
      error: `at most ${MOST_LEARNERS}; a larger class needs a packet for each room`,
    });

const resourceAnswer = z.strictObject({
  /** As in the course: crisis-line. */
  id: name,
  name: line(120).optional(),
  phone: line(60).optional(),
  text: line(60).optional(),
  tty: line(60).optional(),
  web: z.url({ protocol: /^https?$/, error: 'an address that begins with https://' }).optional(),
  hours: line(120).optional(),
  cost: line(120).optional(),
  languages: line(120).optional(),
  access: line(200).optional(),
  confidentiality: line(200).optional(),
  verifiedBy: line(80).optional(),
  verifiedOn: day.optional(),
  expires: day.optional(),
  /** There is none near here, and why: its line is left out. */
  leftOut: line(200).optional(),
});

/** Everything that a packet is made from, besides the course. Counts are people, times of day are those of the zone. */
export const packetOrderSchema = z.strictObject({
  /** For editors, which find the rest by it. */
  $schema: z.string().optional(),
  /** The course's neutral code, such as good-company. */
  course: line(80).optional(),
  /** An edition's id, or latest. */
  edition: line(80).default('latest'),
  /** The plan of meetings. */
  variant: line(80).default(STANDARD_VARIANT),
  /** Which meeting of that plan. */
  meeting: z.int({ error: 'the number of a session' }).min(1, { error: 'the number of a session' }),
  date: day,
  start: clock,
  /** Earlier than planned, or after a late start: activities are shortened and dropped to fit. */
  end: clock.optional(),
  /** IANA's name of the time zone, such as America/New_York. */
  zone: line(60),
  place: line(200).optional(),
  /** In the order A, B. */
  leaders: z
    .array(z.strictObject({ name, print: size.default('standard') }))
    .max(4, { error: 'at most four leaders' })
    .default([]),
  assistants: z.array(name).max(10, { error: 'at most ten assistants' }).default([]),
  learners: people(1),
  /** Of these learners: how many read large print, and how many extra large. */
  large: people(0).default(0),
  xlarge: people(0).default(0),
  /** Further copies in standard print of every sheet that learners get: for leaders, and for who comes unannounced. */
  spares: people(0).default(0),
  /** First names for tents and the sign-in sheet. */
  names: z
    .array(name)
    .max(MOST_LEARNERS, { error: `at most ${MOST_LEARNERS} names` })
    .default([]),
  paper: z.enum(PAPERS, { error: 'letter or a4' }).default('letter'),
  /** Sheets of several pages: on both sides of the paper, or on one. */
  sides: z.enum(['both', 'one'], { error: 'both or one' }).default('both'),
  institute: z
    .strictObject({
      name: line(120),
      /** A file beside this one, or the picture itself as a data: address. */
      logo: z.string().max(4_000_000, { error: 'a picture of at most 2 megabytes' }).optional(),
      color: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, { error: 'a color such as #7a2a12' })
        .optional(),
    })
    .optional(),
  clinician: z.strictObject({ name: line(80), phone: line(60) }).optional(),
  /** What the host says about the duty to report, who says so and when. */
  reporting: z
    .strictObject({ answer: longText, by: line(120), on: day, askAgain: day.optional() })
    .optional(),
  /** What the host has found out about places of help. */
  resources: z.array(resourceAnswer).max(200, { error: 'at most 200 places' }).default([]),
  /** A draft says so on every page; what is final lacks nothing. */
  final: z.boolean({ error: 'true or false' }).default(false),
});

export type PacketOrder = z.infer<typeof packetOrderSchema>;
export type ResourceAnswer = z.infer<typeof resourceAnswer>;
