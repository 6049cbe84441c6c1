import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { postgresEnvironment } from './cluster.js';
import type { Placement } from './placement.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { commandAs } from './unprivileged-user.js';

/** A running PostgreSQL and the supervisor that holds it. */
export interface SupervisedPostgres {
  port: number;
  /** Resolves when PostgreSQL (or its supervisor) has ended, with the reason in words. */
  ended: Promise<string>;
  /** Asks for a fast shutdown; `ended` tells when it is done. */
  shutDown(): void;
}

export interface StartOrder {
  place: Placement;
  binaries: PostgresBinaries;
  logFile: string;
  durable: boolean;
  /** The number in an outdated postmaster.pid that is now another program's. */
  disregardPid?: number | undefined;
  log: (line: string) => void;
}

/** PostgreSQL ended before it was ready; the message is the end of its log. */
export class PostgresDidNotStart extends Error {
  override readonly name = 'PostgresDidNotStart';
}

/** Milliseconds between two words of patience; repairs after a power cut can take minutes. */
const PATIENCE = 10_000;

/** Starts PostgreSQL on a free port and waits until it is ready, as long as it lives. */
export async function startSupervised(order: StartOrder): Promise<SupervisedPostgres> {
  const port = await freePort();
  const { place, binaries, durable, disregardPid } = order;
  const supervisor = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('./supervisor.mjs', import.meta.url)),
      JSON.stringify({
        ...commandAs(place.user, binaries.postgres, settings(place.cluster, port, durable)),
        ...place.user,
        cluster: place.cluster,
        logFile: order.logFile,
        pgCtl: binaries.pgCtl,
      }),
    ],
    {
      cwd: '/',
      detached: true,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {
        ...postgresEnvironment(),
        // Meant for pg_ctl, the usual parent: the one living process that PostgreSQL does not take
        // for a server when it finds its number in postmaster.pid.
        ...(disregardPid !== undefined && { PG_GRANDPARENT_PID: String(disregardPid) }),
      },
    },
  );
  // Writing to a supervisor that has died is no news: `ended` tells it.
  supervisor.stdin.on('error', () => {});
  const shutDown = () => void supervisor.stdin.end();

  let ready = () => {};
  const isReady = new Promise<true>((resolve) => (ready = () => resolve(true)));
  const ended = new Promise<string>((resolve) => {
    let reason = 'its supervisor ended unexpectedly';
    createInterface(supervisor.stdout).on('line', (line) => {
      const report = JSON.parse(line) as { ready?: object; exit?: { status: string; log: string } };
      if (report.ready) ready();
      if (report.exit) reason = `${report.exit.status}\n${report.exit.log}`.trim();
    });
    supervisor.on('error', (error) => resolve(error.message));
    supervisor.on('close', () => resolve(reason));
  });

  const patience = setInterval(() => {
    order.log('PostgreSQL is still starting; it may be repairing itself after a crash.');
  }, PATIENCE);
  const outcome = await Promise.race([isReady, ended]);
  clearInterval(patience);
  if (outcome !== true) throw new PostgresDidNotStart(outcome);
  return { port, ended, shutDown };
}

/** Given on the command line, where they go before any setting kept in the data directory. */
function settings(cluster: string, port: number, durable: boolean): string[] {
  const safe = durable ? 'on' : 'off';
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 40,
    shared_buffers: '128MB',
    timezone: 'UTC',
    fsync: safe,
    synchronous_commit: safe,
    full_page_writes: safe,
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_destination: 'stderr',
    logging_collector: 'off',
    // Failed statements and the values in them can be private writing: the app gets such errors
    // itself, and the log keeps to the server's own affairs.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const options = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster, ...options];
}

/** Another program may take it before PostgreSQL does; the start is then tried again. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
