import type { PacketSource } from '../packet-source.js';
import { blocksNamed, count, goodUntil } from '@hearthside/lesson-text';
import { resourcesOf } from '../../view/block.view.js';
import { dayInWords } from '../../view/day.js';

/**
 * What a packet must have before it is taken to class, as sentences that say what to do. Nothing when it is
 * ready to be final.
 */
export function missingIn(source: PacketSource): string[] {
  return [...ofPeople(source), ...ofReporting(source), ...ofNotes(source), ...ofHelp(source)];
}

function ofPeople({ lesson, session }: PacketSource): string[] {
  const leaders = session.leaders.length;
  const missing: string[] = [];
  if (leaders < lesson.leaders) {
    missing.push(
      `This session needs ${count(lesson.leaders, 'leader')}, and ${leaders === 0 ? 'none is' : `${leaders} is`} named. Name them all.`,
    );
  }
  if (lesson.clinicianOnCall && !session.clinician) {
    missing.push(
      'This session needs a clinician on call. Ask one, and give the name and telephone.',
    );
  }
  return missing;
}

function ofReporting({ course, session }: PacketSource): string[] {
  const { reporting, date } = session;
  if (!reporting) {
    return [
      'The host has not said what leaders have to report. Ask, and give the answer, who gave it and when.',
    ];
  }
  if (reporting.askAgain === undefined || reporting.askAgain >= date) return [];
  const day = dayInWords(reporting.askAgain, course.language);
  return [`The host’s answer on reporting was to be asked again on ${day}. Ask again.`];
}

function ofNotes({ lesson }: PacketSource): string[] {
  const isDelicate = lesson.sensitivity === 'medium' || lesson.sensitivity === 'high';
  const bodies = [lesson.body, ...lesson.activities.map(({ body }) => body)];
  if (!isDelicate || bodies.some((body) => blocksNamed('content-note', body).length > 0)) return [];
  return [
    'This session is delicate and has no content note. Its author has to write one: :::content-note.',
  ];
}

/** Every line of the resource sheet is filled in, tried out, and still good on the day of the class. */
function ofHelp({ course, lesson, session }: PacketSource): string[] {
  const { date } = session;
  return resourcesOf(lesson, course).flatMap((id) => {
    const resource = course.resources.find((each) => each.id === id);
    if (!resource) return [];
    const what = `“${resource.need}” (${id})`;
    if (!resource.name) {
      return [
        `${what} is still blank on the resource sheet. Fill it in, or say why there is none.`,
      ];
    }
    if (!resource.verifiedOn) {
      return [`${what} has not been tried out. Call, and say who did and on which day.`];
    }
    const until = goodUntil(resource);
    if (until === undefined || until >= date) return [];
    const [last, day] = [until, date].map((each) => dayInWords(each, course.language));
    return [
      `${what} was good until ${last}, and the class is on ${day}. Try the number again, and write the new day.`,
    ];
  });
}
