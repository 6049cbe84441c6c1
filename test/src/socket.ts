import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface SocketAnswer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/** A client of GraphQL over a WebSocket. */
export interface Socket {
  /** Every answer to one operation; a refusal comes as an answer with errors. */
  ask(query: string, operationName?: string): Promise<SocketAnswer[]>;
  /** What a subscription says, as it comes. */
  follow(query: string): Followed;
  close(): Promise<void>;
}

export interface Followed {
  answers: SocketAnswer[];
  /** Settled once it is over, by whichever side. */
  over: Promise<void>;
  /** Once an answer is as it should be: the latest, or one that comes. */
  until(fits: (answer: SocketAnswer) => boolean): Promise<SocketAnswer>;
  stop(): void;
}

/** Milliseconds in which an answer has to come. */
const PATIENCE = 15_000;

/** @param headers of the request that opens it, such as the origin that a browser would send */
export function openSocket(origin: string, headers: Record<string, string> = {}): Socket {
  class WithHeaders extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers });
    }
  }
  const client = createClient({
    url: `${origin.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WithHeaders,
    retryAttempts: 0,
    lazy: true,
  });
  return {
    ask: (query, operationName) =>
      new Promise((resolve, reject) => {
        const answers: SocketAnswer[] = [];
        client.subscribe(
          { query, ...(operationName && { operationName }) },
          {
            next: (answer) => answers.push(answer as SocketAnswer),
            error: (error) =>
              Array.isArray(error)
                ? resolve([...answers, { errors: error as SocketAnswer['errors'] & object }])
                : reject(error as Error),
            complete: () => resolve(answers),
          },
        );
      }),
    follow: (query) => {
      const answers: SocketAnswer[] = [];
      let stop = () => {};
      const over = new Promise<void>((resolve) => {
        stop = client.subscribe(
          { query },
          {
            next: (answer) => void answers.push(answer as SocketAnswer),
            error: () => resolve(),
            complete: resolve,
          },
        );
      });
      const until: Followed['until'] = async (fits) => {
        for (let waited = 0; waited < PATIENCE; waited += 10) {
          const last = answers.at(-1);
          if (last && fits(last)) return last;
          await pause(10);
        }
        throw new Error(
          `Not heard; the last of ${answers.length} was ${JSON.stringify(answers.at(-1))}.`,
        );
      };
      return { answers, over, until, stop: () => stop() };
    },
    close: async () => client.dispose(),
  };
}
