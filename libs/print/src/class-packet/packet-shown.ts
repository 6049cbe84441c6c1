import { folderName } from '../packet/folder-name.js';
import type { PacketJob } from '../packet/job/packet-job.js';
import type { Packet } from './packet.view.js';

/**
 * A packet as it stands now.
 *
 * @param page where its pages are; its files lie below
 */
export function packetShown(job: PacketJob, ahead: number, page: string): Packet {
  const { id, state, done, all, failure = null, plan, files, contents } = job;
  const isReady = state === 'ready';
  return {
    ...{ id, state, ahead, done, all, failure, missing: plan.missing, page },
    link: isReady ? `${page}/${folderName(plan)}.zip` : null,
    files: isReady ? files.map((path) => ({ path, link: `${page}/${path}` })) : [],
    contents: contents
      ? {
          ...{ learners: contents.learners, isDraft: contents.isDraft, pages: contents.pages },
          sheets: contents.items.map(({ title, place, size, pages, copies, file }) => ({
            ...{ title, place, size, pages, copies },
            link: `${page}/sheets/${file}`,
          })),
        }
      : null,
  };
}
