import { EditionService, type PublishedCourse } from '@hearthside/curriculum';
import { clockAt, hasLapsed, OfferingService, type Offering } from '@hearthside/delivery';
import { blocksNamed, forParticipants, meetingsOf } from '@hearthside/lesson-text';
import { BrandService, InstituteService } from '@hearthside/people';
import { Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { assembled } from '../assembly/assembled.js';
import { printedBrand } from '../brand/printed-brand.js';
import type { Paper } from '../profile/profile.js';
import { Press } from '../typst/press.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import { bodyBlocks } from '../view/block.view.js';
import { dayInWords } from '../view/day.js';
import type { View, ViewBlock } from '../view/view.js';
import { readersOf, type Reader } from './letter-facts.js';
import { inWords } from './moment-in-words.js';
import { noticeLetter, offerLetter, placeLetter, type LetterClass } from './letter.view.js';

const NO_LETTERS = 'There is nobody to write to just now.';

/** Letters for people without e-mail, each in the print that they read. For the office; nothing of them is kept. */
@Injectable()
export class LetterPrint {
  constructor(
    private readonly offerings: OfferingService,
    private readonly editions: EditionService,
    private readonly brands: BrandService,
    private readonly institutes: InstituteService,
    private readonly press: Press,
  ) {}

  /** How many have no e-mail, and a seat or the offer of one. */
  async readers(ctx: Context, offeringId: string): Promise<number> {
    return (await readersOf(ctx, offeringId)).length;
  }

  /**
   * To everybody who has a seat, or is offered one.
   *
   * @throws Refused NO_SUCH_OFFERING, NO_LETTERS
   */
  async ofPlaces(ctx: Context, offeringId: string, paper: Paper): Promise<Uint8Array> {
    const { offering, about, pictures } = await this.#aboutClass(ctx, offeringId);
    const now = ctx.now();
    const ahead = offering.sessions.filter(({ startsAt }) => startsAt > now);
    const said = (each: Offering['sessions'][number]) => whenAndWhere(each, offering);
    const held = { sessions: ahead.map(said), access: offering.access };
    const write = (reader: Reader): View | undefined => {
      const { state, offeredUntil: until } = reader;
      if (state === 'held') return placeLetter(about, reader, held);
      if (!until || hasLapsed(until.getTime(), now.getTime())) return undefined;
      return offerLetter(about, reader, held, inWords(until, offering.timeZone, about.language));
    };
    const readers = ahead.length > 0 ? await readersOf(ctx, offeringId) : [];
    return this.#print(about, pictures, paper, readers, write);
  }

  /**
   * What will come up in a session whose lesson asks for notice, to everybody who has a seat.
   *
   * @throws Refused NO_SUCH_OFFERING, NO_SUCH_SESSION, NO_LETTERS
   */
  async ofNotice(
    ctx: Context,
    offeringId: string,
    sessionId: string,
    paper: Paper,
  ): Promise<Uint8Array> {
    const { offering, about, pictures, published } = await this.#aboutClass(ctx, offeringId);
    const session = offering.sessions.find(({ id }) => id === sessionId);
    const note = session && noteOf(published, offering.variant, session.number);
    if (!session || !note || session.startsAt <= ctx.now()) {
      throw new Refused('NO_SUCH_SESSION', 'There is no session ahead that asks for notice.');
    }
    const held = (await readersOf(ctx, offeringId)).filter(({ state }) => state === 'held');
    const told = { when: whenAndWhere(session, offering), counts: session.counts };
    return this.#print(about, pictures, paper, held, (reader) =>
      noticeLetter(about, reader, told, note),
    );
  }

  async #print(
    { language, date }: LetterClass,
    pictures: ReadonlyMap<string, Uint8Array>,
    paper: Paper,
    readers: readonly Reader[],
    write: (reader: Reader) => View | undefined,
  ): Promise<Uint8Array> {
    const parts: { title: string; pdf: Uint8Array; copies: number }[] = [];
    for (const reader of readers) {
      const view = write(reader);
      if (!view) continue;
      const sheet = { view, size: reader.print, paper, pictures };
      const { pdf } = await typesetSheet(this.press, sheet);
      parts.push({ title: reader.name, pdf, copies: 1 });
    }
    if (parts.length === 0) throw new Refused('NO_LETTERS', NO_LETTERS);
    return (await assembled(parts, { title: 'Letters', language, date, twoSided: true })).pdf;
  }

  async #aboutClass(ctx: Context, offeringId: string) {
    const offering = await this.offerings.get(ctx, offeringId);
    // Nobody is told of a draft, and what is over needs no letter.
    if (offering.state !== 'open') throw new Refused('NO_LETTERS', NO_LETTERS);
    const published = (await this.editions.adaptedById(ctx, offering.editionId, offering.id))!;
    const own = await this.brands.own(ctx);
    const logo = own.logoType ? await this.brands.logo(ctx) : undefined;
    const { brand, pictures } = printedBrand(own, logo?.bytes);
    const { contact } = await this.institutes.own(ctx);
    const { neutralTitle: title, language = 'en-US' } = published.course;
    const date = clockAt(ctx.now(), offering.timeZone).day;
    const today = dayInWords(date, language);
    const about: LetterClass = { brand, title, language, contact, today, date };
    return { offering, published, about, pictures };
  }
}

/** "Tuesday, December 1, 2026 at 10:00 AM, Room 2". */
function whenAndWhere(
  { startsAt, place }: Offering['sessions'][number],
  { timeZone, place: usual, link }: Offering,
): string {
  const where = place ?? usual ?? (link ? `online at ${link}` : undefined);
  return [inWords(startsAt, timeZone, 'en-US', true), ...(where ? [where] : [])].join(', ');
}

/** What a lesson says beforehand; nothing where it asks for no notice. */
export function noteOf(
  { course }: PublishedCourse,
  variant: string,
  number: number,
): ViewBlock[] | undefined {
  const lesson = meetingsOf(course, variant)?.find((each) => each.lesson.number === number)?.lesson;
  if (!lesson || lesson.noticeDays === 0) return undefined;
  const open = forParticipants(lesson);
  const all = [...open.body, ...open.activities.flatMap((activity) => activity.body)];
  const ways = blocksNamed('way-out', open.body);
  // Ways out of single activities are told in the room.
  const note = [...blocksNamed('content-note', all), ...ways];
  return bodyBlocks(note, { course, lesson: open, audience: 'everyone' });
}
