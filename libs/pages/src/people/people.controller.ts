import { Audience, Ctx, type Context } from '@hearthside/platform';
import { InstituteService, MembershipService } from '@hearthside/people';
import { Controller, Get, Query } from '@nestjs/common';
import { Frames } from '../page/frames.service.js';
import { doneIn } from '../page/done.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { ON_A_PAGE, peopleAsked, peopleView } from './people.view.js';

const page = compilePage<ReturnType<typeof peopleView>>('people');

/** Who is at the institute. */
@Audience('coordinators')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly members: MembershipService,
    private readonly institutes: InstituteService,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  async list(@Ctx() ctx: Context, @Query() query: Record<string, unknown>): Promise<string> {
    const asked = peopleAsked(query);
    const found = await this.members.list(ctx, { ...asked, first: ON_A_PAGE });
    const { timeZone } = await this.institutes.own(ctx);
    const frame = await this.frames.of(ctx, 'People', '/people', { done: doneIn(query['done']) });
    return page(frame, peopleView(asked, found, timeZone));
  }
}
