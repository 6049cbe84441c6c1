import { NewLearnerService, type Told } from '@hearthside/people';
import type { Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { ledOffering } from '../offering/admitted.js';
import { EnteringService } from './entering.service.js';
import type { AdmitNewcomerInput } from './enrolment.input.js';

/** Somebody at the door whom nobody has on a list yet. */
@Injectable()
export class NewcomerService {
  constructor(
    private readonly learners: NewLearnerService,
    private readonly entering: EnteringService,
  ) {}

  /**
   * Puts them on the list of people, without e-mail, and gives them a seat that is free: both or neither. By the
   * office, and by those who lead or help in the class.
   *
   * @throws Refused
   */
  async admit(
    ctx: Context,
    { name, called, ...input }: Told<AdmitNewcomerInput>,
  ): Promise<{ id: string }> {
    return ctx.tx(async (db) => {
      await ledOffering(db, ctx, input.offeringId, 'held');
      const memberId = await this.learners.addAtTheDoor(ctx, { name, ...(called && { called }) });
      return this.entering.admitWalkIn(ctx, { ...input, memberId });
    });
  }
}
