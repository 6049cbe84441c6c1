import { createHash } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** Refuses every operation that was not collected from our own clients when they were built. */
export function trustedDocumentsOnly(hashes: ReadonlySet<string>): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didResolveSource({ source }) {
          if (hashes.has(createHash('sha256').update(source).digest('hex'))) return;
          throw new GraphQLError('This service answers its own clients’ operations only.', {
            extensions: { code: 'TRUSTED_DOCUMENTS_ONLY', http: { status: 403 } },
          });
        },
      };
    },
  };
}
