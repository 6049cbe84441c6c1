import { record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { coordinatedBy, instituteOf } from './at.js';
import { Institute } from './institute.entity.js';
import type { InstituteInput } from './institute.input.js';
import type { Told } from '../once/once.service.js';
import { LONGEST_CONTACT, LONGEST_INSTITUTE_NAME, timeZoneOf } from './institute.rules.js';
import { lineFault, settledLine } from '../line/line.rules.js';

/** The reader's own institute; there is no way to another. */
@Injectable()
export class InstituteService {
  async own(ctx: Context): Promise<Institute> {
    const id = instituteOf(ctx);
    return ctx.tx((db) => db.findOneByOrFail(Institute, { id }));
  }

  /**
   * Changes what is given and leaves the rest. An empty contact line takes it away.
   *
   * @throws Refused
   */
  async change(ctx: Context, input: Told<InstituteInput>): Promise<Institute> {
    const id = coordinatedBy(ctx);
    const { name, contact, timeZone } = input;
    const change = {
      ...(name != null && { name: lineOf('name', name, LONGEST_INSTITUTE_NAME) }),
      ...(contact != null && {
        contact: contact.trim() ? lineOf('contact', contact, LONGEST_CONTACT) : null,
      }),
      ...(timeZone != null && { timeZone: zoneOf(timeZone) }),
    };
    return ctx.tx(async (db) => {
      const changed = Object.keys(change);
      if (changed.length > 0) {
        await db.update(Institute, { id }, change);
        const detail = Object.fromEntries(changed.map((field) => [field, true]));
        await record(db, ctx, 'institute.changed', { kind: 'institute', id }, detail);
      }
      return this.own(ctx);
    });
  }
}

function lineOf(field: string, typed: string, longest: number): string {
  const line = settledLine(typed);
  const fault = lineFault(line, longest);
  if (fault) throw new Refused('LINE_UNFIT', fault, field);
  return line;
}

function zoneOf(typed: string): string {
  const zone = timeZoneOf(typed);
  if (zone) return zone;
  throw new Refused(
    'NO_SUCH_TIME_ZONE',
    'There is no time zone of this name. Choose one such as America/New_York.',
    'timeZone',
  );
}
