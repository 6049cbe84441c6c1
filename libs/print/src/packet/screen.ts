import { sheetHtml } from '../html/sheet-html.js';
import { profileOf, type Size } from '../profile/profile.js';
import { typesetSheet, viewInSize, type Setter } from '../typst/typeset-sheet.js';
import type { PacketJob } from './job/packet-job.js';

/**
 * A sheet of a packet as a page for the screen, in any size; the first set of cards stands for all.
 *
 * @returns nothing when the packet has no such sheet
 */
export async function screenHtml(
  { id, plan, contents }: PacketJob,
  name: string,
  size: Size,
  setter: Setter,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<string | undefined> {
  const item = plan.items.find((each) => each.name === name);
  const view = item?.views[0];
  if (!view) return undefined;
  const { paper } = plan.order;
  const profile = profileOf(size, paper);
  const ready = await viewInSize(view, profile, () =>
    typesetSheet(setter, { view, size: 'standard', paper, pictures }),
  );
  const listed = (contents?.items ?? []).filter((each) => each.name === name);
  return sheetHtml(ready, profile, {
    home: `/packets/${id}`,
    homeName: 'The packet',
    assets: '/assets/print',
    assetBase: `/packets/${id}/pictures`,
    papers: [paper],
    address(format, asked) {
      if (format === 'html') return `/packets/${id}/screen/${name}.html?size=${asked.size}`;
      const file = listed.find((each) => each.size === asked.size) ?? listed[0];
      return `/packets/${id}/sheets/${file?.file}`;
    },
  });
}
