import { createHash } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** Refuses every operation that was not collected from our own clients when they were built. */
export function trustedDocumentsOnly(hashes: ReadonlySet<string>): ApolloServerPlugin {
  return {
    // Apollo takes an error at this stage for its own and would answer 500; ours goes out as it is.
    async unexpectedErrorProcessingRequest({ error }) {
      if (error instanceof GraphQLError) throw error;
    },
    async requestDidStart() {
      return {
        async didResolveSource({ source }) {
          if (hashes.has(createHash('sha256').update(source).digest('hex'))) return;
          // Before parsing, so that not even a validation error tells of the schema.
          throw new GraphQLError('This service answers its own clients’ operations only.', {
            extensions: { code: 'TRUSTED_DOCUMENTS_ONLY', http: { status: 403 } },
          });
        },
      };
    },
  };
}
