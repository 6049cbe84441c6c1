import { EditionService } from '@hearthside/curriculum';
import {
  CertificateService,
  clockAt,
  OfferingService,
  type IssuedCertificate,
} from '@hearthside/delivery';
import { BrandService } from '@hearthside/people';
import { Refused, SETTINGS, type Context, type Settings } from '@hearthside/platform';
import { Inject, Injectable } from '@nestjs/common';
import { assembled } from '../assembly/assembled.js';
import { printedBrand } from '../brand/printed-brand.js';
import type { Paper, Size } from '../profile/profile.js';
import { Press } from '../typst/press.js';
import { typesetSheet } from '../typst/typeset-sheet.js';
import { certificateView, type CertifiedClass } from './certificate.view.js';

export interface InPrint {
  size: Size;
  paper: Paper;
}

/** Certificates on paper, as tagged PDF. Nothing of them is kept: they are made again from what is known. */
@Injectable()
export class CertificatePrint {
  constructor(
    private readonly certificates: CertificateService,
    private readonly offerings: OfferingService,
    private readonly editions: EditionService,
    private readonly brands: BrandService,
    private readonly press: Press,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /**
   * All that are valid in a class, one after another, by name; or one of them. For the office.
   *
   * @throws Refused NO_SUCH_OFFERING, NO_SUCH_CERTIFICATE
   */
  async pdf(
    ctx: Context,
    offeringId: string,
    print: InPrint,
    certificate?: string,
  ): Promise<Uint8Array> {
    const { certificates } = await this.certificates.certificatesOf(ctx, offeringId);
    const wanted = certificates.filter(({ id }) => !certificate || id === certificate);
    return this.#print(ctx, offeringId, wanted, print);
  }

  /** The reader's own. @throws Refused NO_SUCH_CERTIFICATE */
  async ownPdf(ctx: Context, offeringId: string, print: InPrint): Promise<Uint8Array> {
    const own = await this.certificates.ownCertificate(ctx, offeringId);
    return this.#print(ctx, offeringId, own ? [own] : [], print);
  }

  async #print(
    ctx: Context,
    offeringId: string,
    issued: readonly IssuedCertificate[],
    { size, paper }: InPrint,
  ): Promise<Uint8Array> {
    const { pictures, zone, ...held } = await this.#classOf(ctx, offeringId);
    const at = this.settings.publicUrl.replace(/^https?:\/\//, '');
    const parts: { title: string; pdf: Uint8Array; copies: number }[] = [];
    for (const { name, issuedAt, checkCode } of issued) {
      if (checkCode === null) continue;
      const issuedOn = clockAt(issuedAt, zone).day;
      const check = `${at}/certificate/${checkCode}`;
      const view = certificateView(held, { name, issuedOn, check });
      const { pdf } = await typesetSheet(this.press, { view, size, paper, pictures });
      parts.push({ title: name, pdf, copies: 1 });
    }
    if (parts.length === 0) {
      throw new Refused('NO_SUCH_CERTIFICATE', 'There is no valid certificate to print.');
    }
    if (parts.length === 1) return parts[0]!.pdf;
    const { language, until: date } = held;
    const about = { title: 'Certificates', language, date, twoSided: true };
    return (await assembled(parts, about)).pdf;
  }

  async #classOf(ctx: Context, offeringId: string) {
    const offering = await this.offerings.get(ctx, offeringId);
    const published = await this.editions.byId(ctx, offering.editionId);
    const own = await this.brands.own(ctx);
    const logo = own.logoType ? await this.brands.logo(ctx) : undefined;
    const { timeZone: zone, sessions } = offering;
    const days = sessions.map(({ startsAt }) => clockAt(startsAt, zone).day);
    const held: CertifiedClass = {
      brand: { name: own.name },
      title: published!.course.neutralTitle,
      language: published!.course.language ?? 'en-US',
      ...{ from: days[0] ?? '', until: days.at(-1) ?? '', sessions: days.length },
      leaders: await leadersOf(ctx, offering),
    };
    return { ...held, ...printedBrand(own, logo?.bytes), zone };
  }
}

/** In full, by name. */
async function leadersOf(
  ctx: Context,
  { instituteId, id }: { instituteId: string; id: string },
): Promise<string[]> {
  const rows = await ctx.select<{ name: string }>(
    `SELECT m.name
       FROM offering_leader l
       JOIN membership m ON m.institute_id = l.institute_id AND m.id = l.membership_id
      WHERE l.institute_id = $1 AND l.offering_id = $2 AND l.part = 'leader'
      ORDER BY lower(m.name), m.id`,
    [instituteId, id],
  );
  return rows.map(({ name }) => name);
}
