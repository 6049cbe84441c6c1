import { count } from '@hearthside/lesson-text';
import type { SheetSource } from './sheet.js';
import { paragraph, strong, text, type ViewBlock } from './view.js';

/** Minutes that came out over when a session was made shorter. */
export function spareNote({ session, lesson }: SheetSource): ViewBlock[] {
  const { spare } = session ?? {};
  const activity = lesson.activities.find(({ id }) => id === spare?.activity);
  if (!spare || !activity) return [];
  const words = ` ${count(spare.minutes, 'minute')} more than written, in “${activity.title}”.`;
  return [paragraph(strong('To spare:'), text(words))];
}
