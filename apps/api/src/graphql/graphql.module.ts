import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Logger } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Mode } from '@hearthside/platform';
import { maskErrors } from './errors.js';
import { operationLimits, TOKEN_LIMIT } from './limits.js';
import { trustedDocumentsOnly } from './trusted-documents.js';

/** Documents of our own clients; there is no client yet, so production answers none. */
const TRUSTED_DOCUMENTS: ReadonlySet<string> = new Set();

export function graphqlModule(mode: Mode) {
  const production = mode === 'production';
  const { plugins, validationRules } = operationLimits(production);
  const logger = new Logger('GraphQL');
  return GraphQLModule.forRoot<ApolloDriverConfig>({
    driver: ApolloDriver,
    autoSchemaFile: true,
    sortSchema: true,
    playground: false,
    graphiql: false,
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    formatError: maskErrors((line) => logger.error(line)),
    context: (request: unknown) => ({ request }),
    validationRules,
    parseOptions: { maxTokens: TOKEN_LIMIT },
    plugins: [...plugins, ...(production ? [trustedDocumentsOnly(TRUSTED_DOCUMENTS)] : [])],
  });
}
