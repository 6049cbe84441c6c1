import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkCourseFolder, draftEdition } from '@hearthside/curriculum/course-folder';
import {
  folderName,
  makePacket,
  planPacket,
  readEarlier,
  refuseOther,
  Typesetter,
  zipped,
  type Packet,
  type PacketPlan,
} from '@hearthside/print';
import { WrongCall } from '../wrong-call.js';
import { orderFrom, readText, type OrderFields } from './order-file.js';

export interface PacketCall {
  /** The course's folder. */
  folder: string;
  /** The packet goes into a folder of its own within this one. */
  to: string;
  /** A JSON file with the order. */
  order: string | undefined;
  /** contents.json of an earlier packet. */
  since: string | undefined;
  fields: OrderFields;
  now: Date;
}

export interface MadePacket {
  packet: Packet;
  /** Its folder. */
  at: string;
  /** What whoever asked should know: what is missing, what was shortened. */
  told: string[];
}

/**
 * Makes a packet in a folder of its own, with a ZIP beside it.
 *
 * @throws WrongCall, OrderRefused
 */
export async function makeOnDisk(call: PacketCall): Promise<MadePacket> {
  const { course, problems, folder: read } = await checkCourseFolder(call.folder);
  if (!course || problems.some(({ severity }) => severity === 'error')) {
    throw new WrongCall(
      'The course has errors. Mend them first; npm run course -- check shows where.',
    );
  }
  const order = orderFrom(call.order, call.fields);
  if (order.course !== undefined && order.course !== course.code) {
    throw new WrongCall(`The order is for "${order.course}", and this course is "${course.code}".`);
  }
  const earlier = call.since === undefined ? undefined : readEarlier(readText(call.since));
  const today = call.now.toISOString().slice(0, 10);
  const draft = draftEdition(course, read.pictures, today);
  const plan = planPacket(draft, order, call.now);
  refuseOther(earlier, plan.source);
  const at = join(call.to, folderName(plan));
  await refuseForeign(at);
  const typesetter = new Typesetter();
  try {
    const packet = await makePacket(plan, {
      setter: typesetter,
      pictures: draft.pictures,
      earlier,
    });
    await rm(at, { recursive: true, force: true });
    for (const { path, bytes } of packet.files) {
      await mkdir(dirname(join(at, path)), { recursive: true });
      await writeFile(join(at, path), bytes);
    }
    await writeFile(`${at}.zip`, zipped(packet.files, folderName(plan), draft.edition.publishedOn));
    return { packet, at, told: toldOf(plan) };
  } finally {
    typesetter.close();
  }
}

/** A folder of that name is written anew only if it is a packet. */
async function refuseForeign(at: string): Promise<void> {
  if (!existsSync(at) || existsSync(join(at, 'contents.json'))) return;
  if ((await readdir(at)).length === 0) return;
  throw new WrongCall(`${at} holds something else than a packet. Choose another folder.`);
}

function toldOf({ order, missing, retimed }: PacketPlan): string[] {
  return [
    ...(retimed ? [`${retimed.minutes} minutes in place of ${retimed.planned}.`] : []),
    ...(retimed?.dropped ?? []).map((title) => `  Left out: ${title}`),
    ...(retimed?.shorter ?? []).map((title) => `  The shorter way: ${title}`),
    ...(order.final || missing.length === 0 ? [] : ['This is a draft. Before it is final:']),
    ...(order.final ? [] : missing.map((message) => `  - ${message}`)),
  ];
}
