import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CONTEXT, type Context, type Contexts, type Mode } from '@hearthside/platform';
import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { followed } from './followed.js';
import { BODY_LIMIT, operationLimits, TOKEN_LIMIT } from './limits.js';
import type { ContextValue } from './runner.js';
import type { RunnerHost } from './runner-host.js';
import { hashOf, notTrusted, trustedDocuments } from './trusted-documents.js';

const PATH = '/graphql';
/** Milliseconds in which a connection has to say what it is. */
const INIT_LIMIT = 3_000;
/** Sockets of all readers together; a class of thirty with two screens each is sixty. */
const MOST_SOCKETS = 2_000;
/** Operations that one socket may have under way. */
const MOST_OPERATIONS = 20;

interface Sockets {
  server: Server;
  host: RunnerHost;
  schema: GraphQLSchema;
  contexts: Contexts;
  mode: Mode;
  /** May a page of this origin connect, at this name of ours? */
  welcomes(origin: string | undefined, name: string | undefined): boolean;
}

/**
 * GraphQL over WebSockets, with the limits, the trusted documents, the runner and the mask of HTTP.
 *
 * @returns what closes every socket
 */
export function serveSockets({ server, host, schema, contexts, mode, welcomes }: Sockets) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: BODY_LIMIT });
  const rules = [...specifiedRules, ...operationLimits(mode === 'production').validationRules];
  const disposable = useServer(
    {
      connectionInitWaitTimeout: INIT_LIMIT,
      onSubscribe: async ({ subscriptions, extra }, _id, { query, operationName, variables }) => {
        if (Object.keys(subscriptions).length > MOST_OPERATIONS) {
          return [new GraphQLError('Too many operations at once.')];
        }
        const hash = hashOf(query);
        if (mode === 'production' && !trustedDocuments.has(hash)) return [notTrusted()];
        const document = read(query);
        if (Array.isArray(document)) return document;
        // Asked for each operation: a session may have ended since the socket was opened.
        const renewed = () => contexts.forRequest(extra.request.headers.cookie);
        const request = { [CONTEXT]: await renewed() };
        const contextValue: SocketContext = { request, hash, renewed };
        return { schema, document, operationName, variableValues: variables, contextValue };
      },
      execute: (given) => answer(given as unknown as Asked),
      subscribe: (given) => followed(given as never),
      // What came from `execute` is masked already; events of a subscription are not.
      onNext: (_socket, _id, _payload, _given, result) =>
        result.errors?.some((error) => error instanceof GraphQLError)
          ? host.runner.masked(result)
          : (result as FormattedExecutionResult),
      onError: (_socket, _id, _payload, errors) =>
        host.runner.masked({ errors: errors.map(asOwnFault) }).errors,
    },
    sockets,
  );

  /** The document, or why it is none of ours. */
  function read(query: string): DocumentNode | GraphQLError[] {
    try {
      const document = parse(query, { maxTokens: TOKEN_LIMIT });
      const faults = validate(schema, document, rules);
      return faults.length > 0 ? [...faults] : document;
    } catch (error) {
      return [error instanceof GraphQLError ? error : new GraphQLError('Not readable.')];
    }
  }

  async function answer({ document, operationName, variableValues, contextValue }: Asked) {
    const { hash, request: asking } = contextValue;
    const variables = variableValues ?? {};
    const request = { hash, document, operationName, variables, contextValue: { request: asking } };
    try {
      return (await host.runner.runAnyway(request)) as ExecutionResult;
    } catch (error) {
      // graphql-ws would close the socket with the error's own words.
      return host.runner.masked({ errors: [error] }) as ExecutionResult;
    }
  }

  server.on('upgrade', upgrade);
  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { origin, host: name } = request.headers;
    const isOurs = request.url?.split('?')[0] === PATH && welcomes(origin, name);
    if (!isOurs || sockets.clients.size >= MOST_SOCKETS) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      sockets.emit('connection', accepted, request);
    });
  }
  return async (): Promise<void> => {
    server.off('upgrade', upgrade);
    await disposable.dispose();
  };
}

interface SocketContext extends ContextValue {
  /** Of the document's text, since only that is kept by it. */
  hash: string;
  /** Who sends now. */
  renewed(): Promise<Context>;
}

interface Asked {
  document: DocumentNode;
  operationName: string | undefined;
  variableValues: Record<string, unknown> | undefined;
  contextValue: SocketContext;
}

/** Errors at this stage are faults of the question, which its sender can mend. */
function asOwnFault(error: unknown): unknown {
  if (!(error instanceof GraphQLError) || error.originalError) return error;
  const { code = 'GRAPHQL_VALIDATION_FAILED' } = error.extensions;
  return new GraphQLError(error.message, { nodes: error.nodes ?? [], extensions: { code } });
}
