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
  close(): Promise<void>;
}

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
    close: async () => client.dispose(),
  };
}
