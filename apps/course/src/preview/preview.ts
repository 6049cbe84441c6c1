import type { AddressInfo } from 'node:net';
import { WrongCall } from '../wrong-call.js';
import { DraftWatch } from './draft-watch.js';
import { previewServer } from './server.js';

const LAST_PORT = 65_535;

/** A preview that listens, on this computer alone. */
export interface RunningPreview {
  url: string;
  /** Ends it with everything it has started. */
  stop(): Promise<void>;
}

/** @throws WrongCall when the port is taken */
export async function startPreview(
  folder: string,
  port: number,
  log: (line: string) => void = () => {},
): Promise<RunningPreview> {
  const server = previewServer(await DraftWatch.start(folder), log);
  try {
    await server.listen({ port, host: '127.0.0.1' });
  } catch (error) {
    await server.close();
    throw explained(error as NodeJS.ErrnoException, port);
  }
  const address = server.server.address() as AddressInfo;
  return { url: `http://localhost:${address.port}/`, stop: () => server.close() };
}

/** @throws WrongCall unless it is a port that a program may ask for */
export function readPort(words: string): number {
  const port = /^\d{1,5}$/.test(words) ? Number(words) : 0;
  if (port >= 1 && port <= LAST_PORT) return port;
  throw new WrongCall(`"${words}" is no port. Choose a number from 1024 to 65535.`);
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new WrongCall(
      `Port ${port} is taken by another program, perhaps by another preview. ` +
        `Stop that one, or choose another port: --port ${port < LAST_PORT ? port + 1 : port - 1}`,
    );
  }
  if (error.code === 'EACCES') {
    return new WrongCall(`Port ${port} is not open to you. Choose one from 1024 up.`);
  }
  return error;
}
