import { record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { coordinatedBy, instituteOf } from './at.js';
import { Institute } from './institute.entity.js';
import type { InstituteInput } from './institute.input.js';
import type { Told } from '../once/once.service.js';
import { readContact, readInstituteName, readTimeZone } from './read-institute.js';

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
      ...(name != null && { name: readInstituteName(name) }),
      ...(contact != null && { contact: readContact(contact) }),
      ...(timeZone != null && { timeZone: readTimeZone(timeZone) }),
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
