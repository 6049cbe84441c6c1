import { Contexts, type Context } from '@hearthside/platform';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** What came of a statement that was taken back afterwards. */
export interface Outcome {
  rows: Record<string, unknown>[];
  count: number;
  /** What COPY sent. */
  copied: string;
  error?: { code: string; text: string };
}

export interface Attacker {
  name: string;
  /** Runs statements in one transaction, and takes it back; the outcome is that of the last. */
  try(sql: string | string[], values?: unknown[]): Promise<Outcome>;
}

/** Makes contexts on a pool: the real ones, or a copy with a fault in it. */
export type MakeContexts = (source: DataSource) => Pick<Contexts, 'for' | 'forService'>;

export interface Door {
  source: DataSource;
  contexts: ReturnType<MakeContexts>;
  close(): Promise<void>;
}

/** The application's way in, over one connection alone, so that whatever is left behind is met again. */
export async function openDoor(
  appUrl: string,
  make: MakeContexts = (source) => new Contexts(source),
): Promise<Door> {
  const extra = { max: 1, statement_timeout: 5_000 };
  const source = await new DataSource({ type: 'postgres', url: appUrl, extra }).initialize();
  return { source, contexts: make(source), close: () => source.destroy() };
}

/** Through a context, as every handler works. */
export function byContext(name: string, ctx: Context): Attacker {
  return {
    name,
    try: async (sql, values = []) => {
      const outcome: Outcome = { rows: [], count: 0, copied: '' };
      await ctx
        .tx(async (db) => {
          const client = (await db.queryRunner!.connect()) as pg.PoolClient;
          await attempt(client, sql, values, outcome);
          throw new TakenBack();
        })
        .catch((error: unknown) => {
          if (!(error instanceof TakenBack)) throw error;
        });
      return outcome;
    },
  };
}

/** On a connection on which nobody has ever said a tenant. */
export async function byNewConnection(
  name: string,
  appUrl: string,
): Promise<Attacker & { close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  return {
    name,
    try: async (sql, values = []) => {
      const outcome: Outcome = { rows: [], count: 0, copied: '' };
      await client.query('BEGIN');
      await attempt(client, sql, values, outcome);
      await client.query('ROLLBACK');
      return outcome;
    },
    close: () => client.end(),
  };
}

class TakenBack extends Error {}

async function attempt(
  client: pg.ClientBase,
  sql: string | string[],
  values: unknown[],
  outcome: Outcome,
): Promise<void> {
  const statements = [sql].flat();
  try {
    for (const [place, statement] of statements.entries()) {
      if (/^COPY/.test(statement)) outcome.copied += await copied(client, statement);
      else {
        const isLast = place === statements.length - 1;
        const result = await client.query(statement, isLast ? values : []);
        outcome.rows = result.rows;
        outcome.count = result.rowCount ?? 0;
      }
    }
  } catch (error) {
    const { code = '', message, detail, hint, where } = error as pg.DatabaseError;
    outcome.error = { code, text: [message, detail, hint, where].join('\n') };
  }
}

/** pg leaves out what COPY sends; this keeps it. */
function copied(client: pg.ClientBase, sql: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const query = new pg.Query(sql, (error: Error | undefined) =>
      error ? reject(error) : resolve(Buffer.concat(chunks).toString('latin1')),
    );
    const listening = query as unknown as { handleCopyData(message: { chunk: Buffer }): void };
    listening.handleCopyData = ({ chunk }) => void chunks.push(chunk);
    client.query(query);
  });
}
