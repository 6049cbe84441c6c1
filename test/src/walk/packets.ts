import type { Answer, Sender } from '../service.js';
import type { Cast } from './cast.js';

const usual = {
  ...{ course: 'kitchen-hour', variant: 'standard', meeting: '1', date: '2030-12-03' },
  ...{ start: '10:00', zone: 'America/New_York', learners: '3', large: '1' },
};

/** A form with files, as a browser sends it. */
export async function sendForm(
  sender: Sender,
  path: string,
  fields: Record<string, string>,
  files: Record<string, string> = {},
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, text] of Object.entries(files)) form.set(name, new Blob([text]), 'file');
  const request = new Response(form);
  const type = request.headers.get('content-type')!;
  return sender.post(path, Buffer.from(await request.arrayBuffer()), { 'content-type': type });
}

export function askForPacket(sender: Sender, word: string): Promise<Answer> {
  return sendForm(sender, '/packets', { ...usual, place: `Room ${word}`, names: `Ann ${word}` });
}

/** The address of a packet at A that is ready; asked for by the coordinator, so that it is not everybody's own. */
export async function aPacket(cast: Cast): Promise<string> {
  const sender = cast.as('coordinator');
  const asked = await askForPacket(sender, cast.a.words.packet);
  const address = String(asked.headers['location']);
  if (asked.status !== 303) throw new Error(`No packet: ${asked.status} ${asked.text}`);
  for (;;) {
    const { text } = await sender.get(`${address}/progress`);
    const { state } = JSON.parse(text) as { state: string };
    if (state === 'ready') return address;
    if (state === 'failed') throw new Error('The packet has failed.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
