import { handlebars, template } from '../html/blocks-html.js';
import { directionOf } from '../view/direction.js';
import type { PacketContents } from './contents.js';
import { PLACES } from './item/packet-item.js';
import { placeNames } from './place-names.js';
import type { PacketPlan } from './plan/packet-plan.js';
import { whenAndWhere } from '../view/when-and-where.js';

const page = handlebars.compile(template('contents.hbs'), { strict: false });

/** The list of a packet's files, to be opened from the folder that the ZIP becomes. */
export function contentsHtml(
  { source, missing }: PacketPlan,
  contents: PacketContents,
  has: { booklet: boolean; changed: boolean },
): string {
  const { language } = source.course;
  return page({
    language,
    direction: directionOf(language),
    title: `${contents.course}, session ${contents.meeting}: packet`,
    when: whenAndWhere(source, source.session),
    contents,
    has,
    missing: contents.isDraft ? missing : [],
    groups: PLACES.map((place) => ({
      title: placeNames[place],
      items: contents.items.filter((item) => item.place === place),
    })).filter(({ items }) => items.length > 0),
  });
}
