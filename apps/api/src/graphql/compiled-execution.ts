import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { ContextValue, Runner } from './runner.js';

/** Hands Apollo's operations to the runner; what the runner leaves, Apollo runs as usual. */
export function compiledExecution(runner: () => Runner): ApolloServerPlugin<ContextValue> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation(context: GraphQLRequestContext<ContextValue>) {
          const { document, queryHash, request, contextValue, source } = context;
          if (!document || !queryHash || !source) return null;
          const operation = { hash: queryHash, document, operationName: request.operationName };
          const variables = request.variables ?? {};
          const answer = await runner().run({ ...operation, variables, contextValue });
          if (!answer) return null;
          const kept = 'text' in answer ? answer : undefined;
          if (kept) runner().known.remember(operation, source);
          const singleResult = 'text' in answer ? answer.result : answer;
          const headers = new HeaderMap();
          // The same address and the same reader: a browser may ask whether its copy still holds.
          if (kept && request.http?.method === 'GET') {
            headers.set('etag', kept.etag);
            headers.set('cache-control', 'private, no-cache');
          }
          return { body: { kind: 'single', singleResult }, http: { status: undefined, headers } };
        },
      };
    },
  };
}
