import { Audience } from '@hearthside/platform';
import { Sessions } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Controller, Headers, Post, Res } from '@nestjs/common';

@Audience('anyone')
@Controller('sign-out')
export class SignOutController {
  constructor(private readonly sessions: Sessions) {}

  @Post()
  async signOut(
    @Headers('cookie') cookies: string | undefined,
    @Res() reply: Reply,
  ): Promise<void> {
    const { setCookie } = await this.sessions.signOut(cookies);
    reply.code(303).header('set-cookie', setCookie).header('location', '/sign-in').send();
  }
}
