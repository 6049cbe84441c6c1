import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A mail server that counts what it takes, by addressee, and each mail once however often it comes. */
export async function aMailServer() {
  /** @type {Map<string, Set<string>>} ids of mails by addressee */
  const taken = new Map();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      /** @type {Buffer[]} */
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const id = /^Message-ID:\s*(\S+)/im.exec(String(Buffer.concat(parts)))?.[1] ?? '';
        for (const { address } of session.envelope.rcptTo) {
          taken.set(address, (taken.get(address) ?? new Set()).add(id));
        }
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.server.address());
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    stop: () => new Promise((resolve) => server.close(() => resolve(undefined))),
  };
}
