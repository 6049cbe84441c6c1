import { createHash } from 'node:crypto';
import { record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { coordinatedBy, instituteOf } from '../institute/at.js';
import { Institute } from '../institute/institute.entity.js';
import { LONGEST_INSTITUTE_NAME } from '../institute/institute.rules.js';
import { lineFault, settledLine } from '../line/line.rules.js';
import type { Told } from '../once/once.service.js';
import { BrandRow } from './brand.entity.js';
import type { BrandInput } from './brand.input.js';
import type { Brand } from './brand.view.js';
import { logoFault, logoType, type LogoType } from './logo.js';
import { isColor, readableOn, SURFACES } from './readable-on.js';

export interface Logo {
  type: LogoType;
  hash: string;
  bytes: Buffer;
}

type Change = Partial<Omit<BrandRow, 'instituteId' | 'changedAt'>>;

/** How an institute shows itself. */
@Injectable()
export class BrandService {
  async own(ctx: Context): Promise<Brand> {
    const instituteId = instituteOf(ctx);
    return ctx.tx(async (db) => {
      const institute = await db.findOneByOrFail(Institute, { id: instituteId });
      const row = await db.findOneBy(BrandRow, { instituteId });
      const color = row?.color ?? null;
      return {
        name: row?.name ?? institute.name,
        color,
        onLight: color && readableOn(color, SURFACES.light),
        onDark: color && readableOn(color, SURFACES.dark),
        logoType: row?.logoType ?? null,
        logoHash: row?.logoHash ?? null,
      };
    });
  }

  /** The picture itself, for whoever is at the institute. */
  async logo(ctx: Context): Promise<Logo | undefined> {
    const instituteId = instituteOf(ctx);
    const row = await ctx.tx((db) =>
      db.findOne(BrandRow, {
        where: { instituteId },
        select: { instituteId: true, logo: true, logoType: true, logoHash: true },
      }),
    );
    if (!row?.logo || !row.logoType || !row.logoHash) return undefined;
    return { type: row.logoType, hash: row.logoHash, bytes: row.logo };
  }

  /**
   * Changes what is given and leaves the rest.
   *
   * @param logo a picture of at most `LARGEST_LOGO` bytes
   * @throws Refused NAME_UNFIT, COLOR_UNREADABLE or LOGO_UNFIT, and then nothing is changed
   */
  async change(ctx: Context, input: Told<BrandInput>, logo?: Uint8Array): Promise<Brand> {
    const instituteId = coordinatedBy(ctx);
    const change: Change = {
      ...(input.name != null && { name: nameOf(input.name) }),
      ...(input.color != null && { color: colorIn(input.color) }),
      ...(input.withoutLogo && { logo: null, logoType: null, logoHash: null }),
      ...(logo && logoOf(logo)),
    };
    return ctx.tx(async (db) => {
      const changed = Object.keys(change);
      if (changed.length > 0) {
        const row = { instituteId, ...change, changedAt: ctx.now() };
        await db.upsert(BrandRow, row, ['instituteId']);
        const detail = Object.fromEntries(changed.map((field) => [field, true]));
        await record(db, ctx, 'brand.changed', { kind: 'brand', id: instituteId }, detail);
      }
      return this.own(ctx);
    });
  }
}

function nameOf(typed: string): string | null {
  const name = settledLine(typed);
  if (name === '') return null;
  const fault = lineFault(name, LONGEST_INSTITUTE_NAME);
  if (fault) throw new Refused('NAME_UNFIT', fault, 'name');
  return name;
}

function colorIn(typed: string): string | null {
  const color = typed.trim().toLowerCase();
  if (color === '') return null;
  if (!isColor(color)) {
    throw new Refused('COLOR_UNREADABLE', 'A color is written such as #7a2a12.', 'color');
  }
  return color.length === 4 ? color.replace(/[0-9a-f]/g, '$&$&') : color;
}

function logoOf(bytes: Uint8Array): Change {
  const fault = logoFault(bytes);
  if (fault) throw new Refused('LOGO_UNFIT', fault, 'logo');
  const logoHash = createHash('sha256').update(bytes).digest('hex');
  return { logo: Buffer.from(bytes), logoType: logoType(bytes)!, logoHash };
}
