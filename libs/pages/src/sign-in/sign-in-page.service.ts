import type { Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { formOf, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { compilePage } from '../page/page.js';
import { afterSignIn, withTo } from './after-sign-in.js';

const page = compilePage<{ to: string; withTo: string }>('sign-in');

/** The page that offers every way to sign in. */
@Injectable()
export class SignInPage {
  constructor(private readonly frames: Frames) {}

  /** @param wanted where to go afterwards, as the browser says */
  async of(ctx: Context, wanted: unknown, form: Form = formOf()): Promise<string> {
    const to = afterSignIn(wanted);
    const frame = await this.frames.of(ctx, 'Sign in', '/sign-in', { scripts: ['passkey.js'] });
    return page(frame, { to, withTo: withTo(to), form });
  }
}
