import { Audience, Ctx, SETTINGS, type Context, type Settings } from '@hearthside/platform';
import { IdentityProviders, instituteOf, type ProviderState } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Body, Controller, Get, Inject, Post, Query, Res } from '@nestjs/common';
import { backTo } from '../page/done.js';
import { fieldsOf, formOf } from '../page/form.js';
import { formProblems } from '../page/form-problems.js';
import { Frames } from '../page/frames.service.js';
import { momentOf } from '../page/moment.js';
import { PrivatePage } from '../page/private-page.js';
import { compileInstitutePage, type Shown } from './institute-page.js';

interface ProviderView {
  provider: (ProviderState & { list: string; changed: string }) | undefined;
  /** To be registered at the provider. */
  redirectUri: string;
  /** To be given to staff. */
  address: string;
  /** The same, by its path alone. */
  tryIt: string;
}

const PATH = '/institute/sign-in';
const page = compileInstitutePage<ProviderView>('sign-in-of-staff', 'Sign-in of staff', PATH);

/** The institute's own way for its staff to sign in. */
@Audience('coordinators')
@Controller('institute/sign-in')
export class SignInOfStaffController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly frames: Frames,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  @Get()
  @PrivatePage()
  show(@Ctx() ctx: Context, @Query('done') done: unknown): Promise<string> {
    return this.#page(ctx, { done });
  }

  /** The same again changes nothing, so it needs no receipt; and the provider is asked meanwhile. */
  @Post()
  @PrivatePage()
  async set(@Ctx() ctx: Context, @Body() body: unknown, @Res() reply: Reply): Promise<void> {
    // A secret is never written into a page.
    const { clientSecret = '', ...fields } = fieldsOf(body);
    const { issuer = '', clientId = '', domains = '' } = fields;
    try {
      await this.providers.set(ctx, { issuer, clientId, clientSecret, domains });
      backTo(reply, PATH, 'provider-saved');
    } catch (error) {
      const form = formOf(fields, formProblems(error, reply));
      reply.send(await this.#page(ctx, { form }));
    }
  }

  @Post('remove')
  async remove(@Ctx() ctx: Context, @Res() reply: Reply): Promise<void> {
    await this.providers.remove(ctx);
    backTo(reply, PATH, 'provider-removed');
  }

  async #page(ctx: Context, shown: Shown): Promise<string> {
    const provider = await this.providers.of(ctx);
    const instituteId = instituteOf(ctx);
    const tryIt = `/sign-in/with/${instituteId}`;
    const view: ProviderView = {
      provider: provider && {
        ...provider,
        list: provider.domains.join('\n'),
        changed: momentOf(provider.changedAt),
      },
      redirectUri: this.providers.redirectUri(instituteId),
      address: `${this.settings.publicUrl}${tryIt}`,
      tryIt,
    };
    return page(this.frames, ctx, view, shown);
  }
}
