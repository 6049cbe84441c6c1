import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** Operations of our own clients: name and text by the SHA-256 of the text, in hexadecimal. */
export class TrustedDocuments {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(documents: Record<string, { name: string; text: string }>) {
    this.#texts = new Map(Object.entries(documents).map(([hash, { text }]) => [hash, text]));
  }

  has(hash: string): boolean {
    return this.#texts.has(hash);
  }

  /** What Apollo's protocol for persisted queries asks, with its prefix before the hash. */
  async get(key: string): Promise<string | undefined> {
    return this.#texts.get(key.replace(/^apq:/, ''));
  }

  // Nobody adds a document while the service runs.
  async set(): Promise<void> {}
  async delete(): Promise<boolean> {
    return false;
  }
}

/** Those that `npm run schema` collected. */
export const trustedDocuments = new TrustedDocuments(
  JSON.parse(readFileSync(new URL('../../trusted-documents.json', import.meta.url), 'utf8')),
);

export function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

export function notTrusted(): GraphQLError {
  return new GraphQLError('This service answers its own clients’ operations only.', {
    extensions: { code: 'TRUSTED_DOCUMENTS_ONLY', http: { status: 403 } },
  });
}

/** Refuses every operation that was not collected from our own clients when they were built. */
export function trustedDocumentsOnly(documents: TrustedDocuments): ApolloServerPlugin {
  return {
    // Apollo takes an error at this stage for its own and would answer 500; ours goes out as it is.
    async unexpectedErrorProcessingRequest({ error }) {
      if (error instanceof GraphQLError) throw error;
    },
    async requestDidStart() {
      return {
        async didResolveSource({ source }) {
          // Before parsing, so that not even a validation error tells of the schema.
          if (!documents.has(hashOf(source))) throw notTrusted();
        },
      };
    },
  };
}
