import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import { EmailChangeService, MemberChangeService } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { fieldsOf, formOf, type Fields, type Form } from '../page/form.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { PersonPages } from './person-pages.service.js';
import { rolesIn, roleTicks } from './person-words.js';

interface PersonView {
  id: string;
  name: string;
}

const namePage = compilePage<PersonView & { called: string }>('person-name');
const rolesPage = compilePage<PersonView & { roles: ReturnType<typeof roleTicks> }>('person-roles');
const emailPage = compilePage<PersonView & { email: string; isInvited: boolean }>('person-email');

/** The office corrects what stands about somebody. */
@Audience('coordinators')
@Controller('people/:id')
export class PersonChangeController {
  constructor(
    private readonly changes: MemberChangeService,
    private readonly emails: EmailChangeService,
    private readonly pages: PersonPages,
  ) {}

  @Get('name')
  @PrivatePage()
  name(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#name(ctx, id, formOf());
  }

  @Post('name')
  async correctName(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { name = '', called = '' } = fields;
    const input = { id, name, called };
    const work = () => this.changes.correctName(ctx, input);
    const order = { mutation: 'correctName', input, work, done: 'name-corrected' } as const;
    await this.pages.send(ctx, reply, fields, order, (form) => this.#name(ctx, id, form));
  }

  @Get('roles')
  @PrivatePage()
  roles(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#roles(ctx, id, formOf());
  }

  @Post('roles')
  async changeRoles(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields: Fields = { roles: '', ...fieldsOf(body) };
    const input = { id, roles: rolesIn(fields['roles']) };
    const work = () => this.changes.changeRoles(ctx, input);
    const order = { mutation: 'changeRoles', input, work, done: 'roles-changed' } as const;
    await this.pages.send(ctx, reply, fields, order, (form) => this.#roles(ctx, id, form));
  }

  @Get('email')
  @PrivatePage()
  email(@Ctx() ctx: Context, @Param('id') id: string): Promise<string> {
    return this.#email(ctx, id, formOf());
  }

  @Post('email')
  async changeEmail(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const email = (fields['email'] ?? '').trim();
    const order = {
      mutation: 'changeEmail',
      input: { id, email },
      work: async () => {
        if (!email && fields['none'] !== 'yes') throw neitherNor();
        return this.emails.change(ctx, id, email);
      },
      done: email ? 'email-changed' : 'email-taken-away',
    } as const;
    await this.pages.send(ctx, reply, fields, order, (form) => this.#email(ctx, id, form));
  }

  async #name(ctx: Context, id: string, form: Form): Promise<string> {
    const { name, called } = await this.pages.member(ctx, id);
    return namePage(await this.pages.frame(ctx, 'Correct a name'), { id, name, called, form });
  }

  async #roles(ctx: Context, id: string, form: Form): Promise<string> {
    const { name, roles: has } = await this.pages.member(ctx, id);
    const frame = await this.pages.frame(ctx, 'Change roles');
    return rolesPage(frame, { id, name, roles: roleTicks(has), form });
  }

  async #email(ctx: Context, id: string, form: Form): Promise<string> {
    const { name, email, state } = await this.pages.member(ctx, id);
    const view = { id, name, email: email ?? '', isInvited: state === 'invited', form };
    return emailPage(await this.pages.frame(ctx, 'Change an e-mail address'), view);
  }
}

/** An empty field is no wish: taking an address away locks what somebody has written. */
function neitherNor(): Refused {
  return new Refused(
    'EMAIL_MISSING',
    'Enter the new address, or tick that they have no e-mail any more.',
    'email',
  );
}
