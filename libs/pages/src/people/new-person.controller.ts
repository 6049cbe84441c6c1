import { Audience, Ctx, type Context, type Role } from '@hearthside/platform';
import { InvitationService, NewLearnerService } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { PersonPages } from './person-pages.service.js';
import { rolesIn, roleTicks } from './person-words.js';

const learnerPage = compilePage('person-new');
const staffPage = compilePage<{ roles: ReturnType<typeof roleTicks> }>('person-invite');

/** The office adds learners, and invites staff. */
@Audience('coordinators')
@Controller('people')
export class NewPersonController {
  constructor(
    private readonly learners: NewLearnerService,
    private readonly invitations: InvitationService,
    private readonly pages: PersonPages,
  ) {}

  @Get('new')
  @PrivatePage()
  learner(@Ctx() ctx: Context): Promise<string> {
    return this.#learner(ctx, formOf());
  }

  /** Whoever has no e-mail is offered a card next. */
  @Post('new')
  async add(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    const fields = fieldsOf(body);
    const { name = '', called = '', email = '' } = fields;
    const input = { name, called, email };
    const order = {
      mutation: 'addLearner',
      input,
      work: () => this.learners.add(ctx, input),
      done: 'added',
      then: (id: string) => (email.trim() ? `/people/${id}` : `/people/${id}/card`),
    } as const;
    await this.pages.send(ctx, reply, fields, order, (form) => this.#learner(ctx, form));
  }

  @Get('invite')
  @PrivatePage()
  staff(@Ctx() ctx: Context): Promise<string> {
    return this.#staff(ctx, formOf());
  }

  @Post('invite')
  async invite(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    const fields = { roles: '', ...fieldsOf(body) };
    const { name = '', called = '', email = '' } = fields as Record<string, string>;
    const input = { name, called, email, roles: rolesIn(fields.roles) };
    const order = {
      mutation: 'inviteMember',
      input,
      work: () => this.invitations.invite(ctx, input),
      done: 'invited',
    } as const;
    await this.pages.send(ctx, reply, fields, order, (form) => this.#staff(ctx, form));
  }

  async #learner(ctx: Context, form: Form): Promise<string> {
    return learnerPage(await this.pages.frame(ctx, 'Add a learner'), { form });
  }

  async #staff(ctx: Context, form: Form): Promise<string> {
    const usual: readonly Role[] = ['facilitator'];
    const frame = await this.pages.frame(ctx, 'Invite staff');
    return staffPage(frame, { roles: roleTicks(usual), form });
  }
}
