import { instituteOf, Membership } from '@hearthside/people';
import { cutPage, isId, nothingIfRefused, readPage, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { Not, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { admissionOf, ledOffering } from '../offering/admitted.js';
import { Enrolment } from './enrolment.entity.js';
import type { EnrolmentsAsked } from './enrolment.input.js';
import type { EnrolmentPage } from './enrolment-page.view.js';
import { refused } from './enrolment-refused.js';
import { ownPlaces } from './own-places.js';

/** Who has a place in a class, as far as a reader may see. */
@Injectable()
export class EnrolmentService {
  /**
   * For the office, and for those who lead or help in this class; nothing for all others.
   *
   * @throws BadRequestException for a cursor that is none of ours
   */
  async list(ctx: Context, asked: EnrolmentsAsked): Promise<EnrolmentPage | undefined> {
    const { first, place } = readPage(asked, isTurn);
    const after = Number(place?.text ?? 0);
    return ctx.tx(async (db) => {
      const offering = await ledOffering(db, ctx, asked.offering).catch(nothingIfRefused);
      if (!offering) return undefined;
      const { instituteId, id } = offering;
      const query = named(db, instituteId).andWhere('e.offering_id = :id', { id });
      if (asked.state) query.andWhere('e.state = :state', { state: asked.state });
      else query.andWhere(`e.state <> 'withdrawn'`);
      // Without the names: with them, all members of the institute were read for it.
      const count = await db.countBy(Enrolment, {
        ...{ instituteId, offeringId: id, state: asked.state ?? Not('withdrawn') },
      });
      const rows = await read(
        query
          .andWhere('e.turn > :after', { after })
          .orderBy('e.turn')
          .limit(first + 1),
      );
      return { ...cutPage(rows, first, ({ turn }) => String(turn)), count };
    });
  }

  /** The reader's own places, the newest first, with those that they gave up. */
  own(ctx: Context): Promise<Enrolment[]> {
    return ownPlaces(ctx);
  }

  /**
   * A place of which the reader may know: their own, one of a class that they lead or help in, or any for
   * the office.
   *
   * @throws Refused NO_SUCH_ENROLMENT
   */
  async get(ctx: Context, id: string): Promise<Enrolment> {
    const instituteId = instituteOf(ctx);
    return ctx.tx(async (db) => {
      const [found] = isId(id)
        ? await read(named(db, instituteId).andWhere('e.id = :id', { id }))
        : [];
      if (!found) throw refused('NO_SUCH_ENROLMENT');
      const { who } = ctx;
      const isOwn = who.kind === 'member' && who.membershipId === found.membershipId;
      if (isOwn) return found;
      const admission = await admissionOf(db, ctx, { instituteId, id: found.offeringId });
      if (admission === 'member') throw refused('NO_SUCH_ENROLMENT');
      return found;
    });
  }
}

/** Places with the names of those who have them, in one statement. */
function named(db: EntityManager, instituteId: string): SelectQueryBuilder<Enrolment> {
  return db
    .createQueryBuilder(Enrolment, 'e')
    .innerJoin(Membership, 'm', 'm.institute_id = e.institute_id AND m.id = e.membership_id')
    .addSelect('m.name', 'member_name')
    .addSelect('m.called', 'member_called')
    .where('e.institute_id = :instituteId', { instituteId });
}

async function read(query: SelectQueryBuilder<Enrolment>): Promise<Enrolment[]> {
  const { entities, raw } = await query.getRawAndEntities<{
    member_name: string;
    member_called: string;
  }>();
  return entities.map((row, at) =>
    Object.assign(row, { name: raw[at]!.member_name, called: raw[at]!.member_called }),
  );
}

const isTurn = (text: string) => /^[0-9]{1,9}$/.test(text);
