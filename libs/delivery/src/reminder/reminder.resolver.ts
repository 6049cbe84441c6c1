import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Reminder } from './reminder.entity.js';
import { ReminderService } from './reminder.service.js';
import { WithoutMail } from './without-mail.view.js';

@Audience('coordinators')
@Resolver(() => Reminder)
export class ReminderResolver {
  constructor(private readonly service: ReminderService) {}

  @Query(() => [Reminder], { description: 'Mails to one person about one class, oldest first.' })
  reminders(
    @Ctx() ctx: Context,
    @Args('enrolment', { type: () => ID }) enrolment: string,
  ): Promise<Reminder[]> {
    return this.service.remindersOf(ctx, enrolment);
  }

  @Query(() => [WithoutMail], {
    description: 'Those in a class, or in its line, who need a letter or a call.',
  })
  withoutMail(
    @Ctx() ctx: Context,
    @Args('offering', { type: () => ID }) offering: string,
  ): Promise<WithoutMail[]> {
    return this.service.withoutMail(ctx, offering);
  }
}
