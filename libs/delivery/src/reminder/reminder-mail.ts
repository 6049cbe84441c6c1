import { dayInWords, momentInWords } from './moment-in-words.js';
import type { ReminderKind } from './reminder.rules.js';

/** What a mail about a class may say. */
export interface Told {
  called: string;
  institute: string;
  /** How to reach the office, if it says. */
  contact: string | null;
  /** The neutral title of the course. */
  title: string;
  timeZone: string;
  /** The session that it is about, or the next one. */
  startsAt: Date;
  minutes: number;
  place: string | null;
  link: string | null;
  offeredUntil: Date | null;
  /** Of the session, in plain text. */
  contentNote: string;
}

/** Where things are that a mail points to. */
export interface Addresses {
  /** Where the days of the class stand. */
  days: string;
  /** Where learners answer, and give their place up. */
  answer: string;
  /** Where reminders are refused; nothing for mails that cannot be. */
  unsubscribe: string | undefined;
}

/** Letters of an institute's name that fit into a subject beside the rest. */
const LONGEST_NAME = 60;

/**
 * A subject says whose mail it is, and nothing of what the class is about: it stands on locked screens, and in lists
 * that others see. So does the beginning of a text, which is why a content note comes last.
 */
export function reminderMail(kind: ReminderKind, told: Told, to: Addresses) {
  const name = told.institute;
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  const parts = [
    `Hello ${told.called},`,
    ...bodies[kind](told, to),
    ...(told.contact ? [`For questions: ${told.contact}`] : []),
    ...(to.unsubscribe ? [`No more reminders, please: ${to.unsubscribe}`] : []),
  ];
  const subject = `Your class at ${short}: ${subjects[kind](told)}`;
  return { subject, text: `${parts.join('\n\n')}\n` };
}

const subjects: Record<ReminderKind, (told: Told) => string> = {
  'place-held': () => 'you have a place',
  'seat-offered': () => 'there is a place for you',
  'session-soon': ({ startsAt, timeZone }) => `see you on ${dayInWords(startsAt, timeZone)}`,
  'content-note': () => 'a note for a coming session',
  'session-moved': () => 'a session has changed',
  'class-cancelled': () => 'it does not take place',
};

const bodies: Record<ReminderKind, (told: Told, to: Addresses) => string[]> = {
  'place-held': (told, { days, answer }) => [
    `You have a place in “${told.title}” at ${told.institute}. The next session:`,
    where(told),
    `All days of the class:\n${days}`,
    `Should you not be able to come, please give your place to somebody who waits:\n${answer}`,
  ],
  'seat-offered': (told, { answer }) => [
    `A seat has come free in “${told.title}” at ${told.institute}, and you are next in line. It is kept for you until ${momentInWords(told.offeredUntil ?? told.startsAt, told.timeZone)}.`,
    `To take it, or to let it go to the next person:\n${answer}`,
    'If we do not hear from you by then, it goes to the next person. The next session:',
    where(told),
  ],
  'session-soon': (told, { days }) => [
    `A reminder from ${told.institute} of the next session of “${told.title}”:`,
    where(told),
    `All days of the class:\n${days}`,
  ],
  'content-note': (told) => [
    `This is about a session of “${told.title}” at ${told.institute}:`,
    where(told),
    'So that nothing in it takes you by surprise, here is what will be said at its beginning. You may pass on anything, step out, or stay at home, and nobody will ask why.',
    '* * *',
    told.contentNote,
    '* * *',
  ],
  'session-moved': (told, { days }) => [
    `A session of “${told.title}” at ${told.institute} has changed. It is now:`,
    where(told),
    `All days of the class:\n${days}`,
  ],
  'class-cancelled': (told) => [
    `We are sorry: “${told.title}” at ${told.institute} does not take place. The session on ${dayInWords(told.startsAt, told.timeZone)} and those after it are off, and there is nothing that you need to do.`,
  ],
};

function where({ startsAt, minutes, timeZone, place, link }: Told): string {
  const lines = [
    momentInWords(startsAt, timeZone),
    `It takes ${minutes} minutes.`,
    ...(place ? [`Place: ${place}`] : []),
    ...(link ? [`Online: ${link}`] : []),
  ];
  return lines.join('\n');
}
