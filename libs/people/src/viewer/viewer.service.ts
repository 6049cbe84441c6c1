import type { Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { InstituteService } from '../institute/institute.service.js';
import { MembershipService } from '../membership/membership.service.js';
import { placesOf } from './places.js';
import type { Viewer } from './viewer.view.js';

/** Who asks, and where they may go. */
@Injectable()
export class ViewerService {
  constructor(
    private readonly institutes: InstituteService,
    private readonly members: MembershipService,
  ) {}

  /** @returns nothing for whoever is not signed in */
  async viewer(ctx: Context): Promise<Viewer | undefined> {
    const { kind } = ctx.who;
    if (kind !== 'person' && kind !== 'member') return undefined;
    const isHere = kind === 'member';
    return {
      membership: (await this.members.own(ctx)) ?? null,
      institute: isHere ? await this.institutes.own(ctx) : null,
      places: await placesOf(ctx),
    };
  }
}
