import type { Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { BrandService, type Logo } from '../brand/brand.service.js';
import { InstituteService } from '../institute/institute.service.js';
import { FACTS, type Fact } from '../local-resource/local-resource.rules.js';
import { LocalResourceService } from '../local-resource/local-resource.service.js';
import { ReportingAnswerService } from '../reporting-answer/reporting-answer.service.js';

/** What an institute has said once for all packets of a course; in the shapes of an order. */
export interface PacketDefaults {
  /** IANA name. */
  zone: string;
  institute: { name: string; color?: string; hasLogo: boolean };
  reporting?: { answer: string; by: string; on: string; askAgain?: string };
  resources: ({ id: string } & Partial<Record<Fact, string>>)[];
}

/** Fills a packet's order, so that nobody types what the institute knows already. For leaders. */
@Injectable()
export class PacketDefaultsService {
  constructor(
    private readonly institutes: InstituteService,
    private readonly brands: BrandService,
    private readonly answers: ReportingAnswerService,
    private readonly places: LocalResourceService,
  ) {}

  /** @param course the slug of the course */
  async defaults(ctx: Context, course: string): Promise<PacketDefaults> {
    return ctx.tx(async () => {
      const { timeZone } = await this.institutes.own(ctx);
      const { name, color, logoType } = await this.brands.own(ctx);
      const said = await this.answers.current(ctx);
      const known = await this.places.list(ctx, course);
      return {
        zone: timeZone,
        institute: { name, ...(color && { color }), hasLogo: logoType !== null },
        ...(said && {
          reporting: {
            answer: said.answer,
            by: said.by,
            on: said.on,
            ...(said.askAgain && { askAgain: said.askAgain }),
          },
        }),
        resources: known.map((place) => ({
          id: place.resource,
          ...Object.fromEntries(
            FACTS.flatMap((fact) => (place[fact] ? [[fact, place[fact]]] : [])),
          ),
        })),
      };
    });
  }

  /** Apart, since it may have two megabytes and a form does not need it. */
  async logo(ctx: Context): Promise<Logo | undefined> {
    return this.brands.logo(ctx);
  }
}
