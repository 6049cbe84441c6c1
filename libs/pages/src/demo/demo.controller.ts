import {
  Audience,
  Contexts,
  Ctx,
  isId,
  ROLES,
  type Context,
  type Role,
} from '@hearthside/platform';
import { Sessions } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Headers, NotFoundException, Post, Res } from '@nestjs/common';
import { fieldsOf } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { rolesInWords } from '../people/role-words.js';
import { chiefRole, demoPeople, peopleAt, type DemoPerson } from './demo-people.js';

interface DemoView {
  institutes: {
    id: string;
    name: string;
    groups: { title: string; people: { id: string; name: string; as: string }[] }[];
  }[];
}

const page = compilePage<DemoView>('demo');

const titles: Record<Role, string> = {
  coordinator: 'In the office',
  facilitator: 'Leading classes',
  assistant: 'Helping in class',
  learner: 'Learning',
};

/** Being one of the demo's people by one press. Only the demo has this controller at all. */
@Audience('anyone')
@Controller('demo')
export class DemoController {
  constructor(
    private readonly contexts: Contexts,
    private readonly sessions: Sessions,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  async people(@Ctx() ctx: Context): Promise<string> {
    const institutes = (await demoPeople(this.contexts)).map(({ id, name, people }) => ({
      id,
      name,
      groups: groupsOf(people),
    }));
    return page(await this.frames.of(ctx, 'The demo', '/demo'), { institutes });
  }

  /** Whoever the browser was before is signed out. */
  @Post('sign-in')
  async signIn(
    @Headers('cookie') cookies: string | undefined,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { institute: instituteId = '', person: id } = fieldsOf(body);
    const people = isId(instituteId) ? await peopleAt(this.contexts, instituteId) : [];
    const person = people.find(({ membershipId }) => membershipId === id);
    if (!person) throw new NotFoundException();
    await this.sessions.signOut(cookies);
    const { userId, hasEmail } = person;
    const way = hasEmail
      ? ({ via: 'mail', onlyHere: false } as const)
      : ({ via: 'card', onlyHere: true } as const);
    const signedIn = await this.sessions.open({ userId, instituteId, ownDevice: false, ...way });
    reply.code(303).header('set-cookie', signedIn.setCookie).header('location', '/').send();
  }
}

function groupsOf(people: readonly DemoPerson[]) {
  return ROLES.map((role) => ({
    title: titles[role],
    people: people
      .filter((person) => chiefRole(person) === role)
      .map(({ membershipId, name, roles, hasEmail }) => ({
        id: membershipId,
        name,
        as: rolesInWords(roles) + (hasEmail ? '' : ', without e-mail'),
      })),
  })).filter((group) => group.people.length > 0);
}
