import { Once } from '@hearthside/people';
import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { MailWish } from './mail-wish.view.js';
import { NoMailInput } from './no-mail.input.js';
import { NoMailService } from './no-mail.service.js';

const NoMailResult = orRefusal('NoMailResult', () => MailWish);

@Audience('members')
@Resolver(() => MailWish)
export class NoMailResolver {
  constructor(
    private readonly once: Once,
    private readonly wishes: NoMailService,
  ) {}

  @Mutation(() => NoMailResult, {
    description: 'Whether reminders come: for oneself, or by the office for somebody.',
  })
  setNoMail(@Ctx() ctx: Context, @Args('input') input: NoMailInput): Promise<typeof NoMailResult> {
    const work = () => this.wishes.set(ctx, input);
    return this.once.do(ctx, 'setNoMail', input, work, (id) => this.wishes.get(ctx, id));
  }
}
