import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Several connections of the application that move amounts between accounts of two institutes. */
export interface Writers {
  /** Tokens of transfers whose commit has been answered, in that order. */
  acknowledged: { instituteId: string; number: string }[];
  /** Resolves when so many are acknowledged. */
  reached(count: number): Promise<void>;
  /** Lets the transactions under way end. */
  stop(): Promise<void>;
}

export const ACCOUNTS = 20;

export async function startWriters(appUrl: string, institutes: string[]): Promise<Writers> {
  const acknowledged: Writers['acknowledged'] = [];
  let going = true;
  const accounts = new Map<string, string[]>();
  for (const instituteId of institutes) {
    const ids = Array.from({ length: ACCOUNTS }, () => randomUUID()).sort();
    accounts.set(instituteId, ids);
    await asInstitute(appUrl, instituteId, async (client) => {
      for (const [index, id] of ids.entries()) {
        await client.query(`INSERT INTO drill_account VALUES ($1, $2, 0, NULL, $3)`, [
          instituteId,
          id,
          index > 0 ? ids[0] : null,
        ]);
      }
    });
  }
  const writers = [...institutes, ...institutes].map(async (instituteId) => {
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    try {
      while (going) {
        acknowledged.push(await transfer(client, instituteId, accounts.get(instituteId)!));
      }
    } finally {
      await client.end();
    }
  });
  return {
    acknowledged,
    async reached(count) {
      while (acknowledged.length < count) {
        await Promise.race([new Promise((resolve) => setTimeout(resolve, 10)), ...writers]);
      }
    },
    async stop() {
      going = false;
      await Promise.all(writers);
    },
  };
}

async function transfer(client: pg.Client, instituteId: string, ids: string[]) {
  // In the order of their ids, or two transfers could wait for each other.
  const [one, two] = [pick(ids.length), pick(ids.length - 1)];
  const [from, to] = [one, two >= one ? two + 1 : two].sort((a, b) => a - b).map((i) => ids[i]!);
  const amount = pick(1000) - 500;
  await client.query(`BEGIN; SET LOCAL app.institute_id = '${instituteId}'`);
  const { rows } = await client.query<{ number: string }>(
    `INSERT INTO drill_transfer (institute_id, from_id, to_id, amount, token)
     VALUES ($1, $2, $3, $4, $5) RETURNING number`,
    [instituteId, from, to, amount, randomUUID()],
  );
  const { number } = rows[0]!;
  for (const [id, change] of [
    [from, -amount],
    [to, amount],
  ] as const) {
    await client.query(
      `UPDATE drill_account SET balance = balance + $3, last_transfer = $4
        WHERE institute_id = $1 AND id = $2`,
      [instituteId, id, change, number],
    );
  }
  await client.query('COMMIT');
  return { instituteId, number };
}

async function asInstitute(
  url: string,
  instituteId: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`BEGIN; SET LOCAL app.institute_id = '${instituteId}'`);
  await work(client);
  await client.query('COMMIT');
  await client.end();
}

function pick(below: number): number {
  return Math.floor(Math.random() * below);
}
