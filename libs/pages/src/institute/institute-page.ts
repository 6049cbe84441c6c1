import type { Context } from '@hearthside/platform';
import { doneIn } from '../page/done.js';
import { formOf, type Form } from '../page/form.js';
import type { Frames } from '../page/frames.service.js';
import { compilePage } from '../page/page.js';
import { instituteWays, type Way } from './institute-ways.js';

/** What a page about the institute is shown with: a form that was refused, or what was just done. */
export interface Shown {
  form?: Form;
  done?: unknown;
}

/** A kind of page about the institute, with the ways to the others on top. */
export function compileInstitutePage<View extends object>(
  template: string,
  title: string,
  path: string,
) {
  const page = compilePage<View & { ways: Way[] }>(template);
  return async (
    frames: Frames,
    ctx: Context,
    view: View,
    { form = formOf(), done }: Shown = {},
  ): Promise<string> => {
    const frame = await frames.of(ctx, title, path, { done: doneIn(done) });
    return page(frame, { ...view, ways: instituteWays(path), form });
  };
}
