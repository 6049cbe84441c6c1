import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLModule } from '@nestjs/graphql';
import type { Mode } from '@hearthside/platform';
import { answerWhatWasAsked } from './asked-first.js';
import { compiledExecution } from './compiled-execution.js';
import { operationLimits, TOKEN_LIMIT } from './limits.js';
import { RunnerHost, RunnerModule } from './runner-host.js';
import { trustedDocuments, trustedDocumentsOnly } from './trusted-documents.js';

export function graphqlModule(mode: Mode) {
  const production = mode === 'production';
  const { plugins, validationRules } = operationLimits(production);
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [RunnerModule],
    inject: [RunnerHost],
    useFactory: (host: RunnerHost): ApolloDriverConfig => ({
      autoSchemaFile: true,
      sortSchema: true,
      playground: false,
      graphiql: false,
      introspection: !production,
      includeStacktraceInErrorResponses: false,
      csrfPrevention: true,
      persistedQueries: { cache: trustedDocuments },
      formatError: host.mask,
      stringifyResult: (result) => host.runner.answers.textOf(result),
      context: (request: unknown) => ({ request }),
      transformSchema: answerWhatWasAsked,
      validationRules,
      parseOptions: { maxTokens: TOKEN_LIMIT },
      plugins: [
        ...plugins,
        // Its hints are for caches on the way; ours may not keep anything.
        ApolloServerPluginCacheControlDisabled(),
        ...(production ? [trustedDocumentsOnly(trustedDocuments)] : []),
        { serverWillStart: async ({ schema }) => host.begin(schema) },
        compiledExecution(() => host.runner),
      ],
    }),
  });
}
