import { Offering, OfferingService } from '@hearthside/delivery';
import { Once } from '@hearthside/people';
import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ImportRosterInput, RosterAsked } from './roster.input.js';
import { RosterPreview } from './roster-preview.view.js';
import { RosterService, type PlannedRoster, type SentRoster } from './roster.service.js';

const ImportRosterResult = orRefusal('ImportRosterResult', () => Offering);

@Audience('coordinators')
@Resolver()
export class RosterResolver {
  constructor(
    private readonly once: Once,
    private readonly offerings: OfferingService,
    private readonly rosters: RosterService,
  ) {}

  @Query(() => RosterPreview, {
    description: 'What would happen with each line of a list of people. Changes nothing.',
  })
  async rosterPreview(@Ctx() ctx: Context, @Args() asked: RosterAsked): Promise<RosterPreview> {
    return viewOf(await this.rosters.preview(ctx, sentIn(asked)));
  }

  @Mutation(() => ImportRosterResult, {
    description: 'Enters a list as it was previewed, all of it or nothing.',
  })
  importRoster(
    @Ctx() ctx: Context,
    @Args('input') input: ImportRosterInput,
  ): Promise<typeof ImportRosterResult> {
    const work = () => this.rosters.enter(ctx, sentIn(input), input.digest);
    return this.once.do(ctx, 'importRoster', input, work, (id) => this.offerings.get(ctx, id));
  }
}

function sentIn({ offering, csv, choices }: RosterAsked): SentRoster {
  return {
    ...{ offering, bytes: Buffer.from(csv, 'utf8') },
    choices: Object.fromEntries((choices ?? []).map(({ line, who }) => [line, who])),
  };
}

function viewOf({ offering, digest, lines }: PlannedRoster): RosterPreview {
  return {
    ...{ offering, digest },
    lines: lines.map(({ line, kind, person, place, candidates, remarks }) => ({
      ...{ line, kind, name: person?.name ?? null, place: place ?? null },
      ...{ candidates: [...candidates], remarks: [...remarks] },
    })),
  };
}
