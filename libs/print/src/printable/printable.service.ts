import { EditionService, keyOf, type PublishedCourse } from '@hearthside/curriculum';
import { STANDARD_VARIANT, variantsOf } from '@hearthside/lesson-text';
import { FOR_LEADERS, mayRead, type Context } from '@hearthside/platform';
import { ForbiddenException, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { sheetHtml } from '../html/sheet-html.js';
import { profileOf, type Paper, type Profile, type Size } from '../profile/profile.js';
import type { Printed } from '../typst/engine.js';
import { typesetSheet, viewInSize } from '../typst/typeset-sheet.js';
import { Press } from '../typst/press.js';
import { TypesettingFailed } from '../typst/typesetter.js';
import type { Start } from '../view/start.js';
import { coursePrintablesOf } from '../view/course-printables.js';
import type { OneSize } from '../view/one-size.js';
import { printablesOf, type Printable } from '../view/printables.js';
import { pictureNames } from '../view/pictures.js';
import { meetingSources } from '../view/sheet.js';
import type { View } from '../view/view.js';
import { pathOf, WHOLE_COURSE, type Address } from './address.js';
import { UnknownSheet } from './unknown-sheet.js';

/** A sheet that exists and that the caller may see. */
export interface FoundSheet {
  address: Address;
  published: PublishedCourse;
  oneSize?: OneSize | undefined;
  view(start: Start): View;
}

type Drawable = Pick<Printable, 'name' | 'audience' | 'oneSize'> & Pick<FoundSheet, 'view'>;

export const LATEST = 'latest';

const MEGABYTE = 2 ** 20;
const CACHE_SIZE = 64 * MEGABYTE;

@Injectable()
export class PrintableService {
  readonly #sheets = new LRUCache<string, Printed>({
    maxSize: CACHE_SIZE,
    sizeCalculation: ({ pdf, units }) => pdf.length + units.length * 16 + 1,
  });
  readonly #underway = new Map<string, Promise<Printed>>();

  constructor(
    private readonly editions: EditionService,
    private readonly press: Press,
  ) {}

  /** @throws UnknownSheet with what exists, or ForbiddenException for a leaders' sheet */
  async find(ctx: Context, address: Address): Promise<FoundSheet> {
    const latest = await this.editions.latestByCode(ctx, address.code);
    if (!latest) {
      const known = (await this.editions.latest(ctx)).map(({ course }) => course.code);
      throw new UnknownSheet('course', address.code, known);
    }
    const published = await this.#edition(ctx, latest, address.edition);
    const printables = drawablesAt(published, address).filter(
      (each) => mayRead(ctx, each) || each.name === address.printable,
    );
    const printable = printables.find(({ name }) => name === address.printable);
    if (!printable) {
      const known = printables.map(({ name }) => name);
      throw new UnknownSheet('sheet', address.printable, known);
    }
    if (!mayRead(ctx, printable)) throw new ForbiddenException(FOR_LEADERS);
    return { address, published, oneSize: printable.oneSize, view: printable.view };
  }

  async #edition(ctx: Context, latest: PublishedCourse, id: string): Promise<PublishedCourse> {
    if (id === LATEST || id === latest.edition.id) return latest;
    const asked = await this.editions.adaptedById(ctx, id);
    if (asked?.course.slug === latest.course.slug) return asked;
    const all = await this.editions.editionsOf(ctx, latest.course.slug);
    throw new UnknownSheet('edition', id, [LATEST, ...all.map((each) => each.id)]);
  }

  /** The sheet as PDF/UA-1. */
  async pdf(
    ctx: Context,
    sheet: FoundSheet,
    size: Size,
    paper: Paper,
    start: Start = {},
  ): Promise<Uint8Array> {
    return (await this.#typeset(ctx, sheet, profileOf(size, paper), start)).pdf;
  }

  /** The sheet as a page for the screen, with the standard print's pages marked in large sizes. */
  async html(
    ctx: Context,
    sheet: FoundSheet,
    size: Size,
    paper: Paper,
    start: Start = {},
  ): Promise<string> {
    const profile = profileOf(size, paper);
    const { address, published } = sheet;
    const view = await viewInSize(sheet.view(start), profile, () =>
      this.#standard(ctx, sheet, profile, start).catch((error: unknown) => {
        // A sheet that cannot be typeset can still be read on a screen, without the marks.
        if (error instanceof TypesettingFailed) return undefined;
        throw error;
      }),
    );
    const clock = start.startsAt === undefined ? '' : `&start=${asClock(start.startsAt)}`;
    return sheetHtml(view, profile, {
      home: '/',
      assets: '/assets/print',
      assetBase: `/p/${address.code}/${published.edition.id}/pictures`,
      address: (format, each) =>
        (sheet.oneSize === 'deck' ? pathOf(address, format) : pathOf(address, format, each)) +
        clock,
    });
  }

  /** The standard print on the same paper. */
  #standard(ctx: Context, sheet: FoundSheet, { paper }: Profile, start: Start): Promise<Printed> {
    return this.#typeset(ctx, sheet, profileOf('standard', paper), start);
  }

  async #typeset(
    ctx: Context,
    sheet: FoundSheet,
    profile: Profile,
    start: Start,
  ): Promise<Printed> {
    const { published, address } = sheet;
    const { size, paper } = profile;
    const key = [
      keyOf(published),
      // Sheets of the whole course are the same in every plan.
      address.meeting === WHOLE_COURSE ? STANDARD_VARIANT : address.variant,
      address.meeting,
      address.printable,
      size,
      paper,
      start.startsAt ?? '',
    ].join('/');
    const kept = this.#sheets.get(key) ?? this.#underway.get(key);
    if (kept) return kept;
    const work = this.#typesetAnew(ctx, sheet, profile, start);
    this.#underway.set(key, work);
    try {
      const typeset = await work;
      this.#sheets.set(key, typeset);
      return typeset;
    } finally {
      this.#underway.delete(key);
    }
  }

  async #typesetAnew(ctx: Context, sheet: FoundSheet, profile: Profile, start: Start) {
    const view = sheet.view(start);
    const pictures = await this.#picturesOf(ctx, sheet.published.edition.id, view);
    return typesetSheet(this.press, { ...profile, view, pictures }, () =>
      this.#standard(ctx, sheet, profile, start),
    );
  }

  async #picturesOf(ctx: Context, editionId: string, view: View) {
    const found = await Promise.all(
      pictureNames(view).map(
        async (name) => [name, await this.editions.picture(ctx, editionId, name)] as const,
      ),
    );
    return new Map(found.flatMap(([name, bytes]) => (bytes ? [[name, bytes] as const] : [])));
  }
}

/** What can be printed of a meeting, or of the whole course. */
function drawablesAt(
  { course, edition }: PublishedCourse,
  { variant, meeting }: Pick<Address, 'variant' | 'meeting'>,
): Drawable[] {
  const sources = meetingSources({ course, edition }, variant);
  if (!sources) {
    const known = variantsOf(course).map(({ id }) => id);
    throw new UnknownSheet('variant', variant, known);
  }
  if (meeting === WHOLE_COURSE) {
    return coursePrintablesOf(course).map(({ name, audience, oneSize, view }) => ({
      name,
      audience,
      oneSize,
      view: () => view({ course, edition }),
    }));
  }
  const source = sources.find((each) => String(each.meeting) === meeting);
  if (!source) {
    const known = sources.map((each) => String(each.meeting));
    throw new UnknownSheet('session', meeting, [...known, WHOLE_COURSE]);
  }
  return printablesOf(source.lesson).map(({ name, audience, oneSize, view }) => ({
    name,
    audience,
    oneSize,
    view: (start) => view(source, start),
  }));
}

function asClock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
