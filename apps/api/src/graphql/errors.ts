import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { Refused } from '@hearthside/platform';
import { HttpException } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';

/** Faults of the question itself, which its sender can mend. */
const OWN_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'TRUSTED_DOCUMENTS_ONLY',
]);

const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' };

/** Shows what a caller can mend; hides the rest behind an id that the log explains. */
export function maskErrors(log: (line: string) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof HttpException && cause.getStatus() < 500) {
      const code = CODES[cause.getStatus()] ?? 'BAD_USER_INPUT';
      return { message: cause.message, ...whereOf(formatted), extensions: { code } };
    }
    if (cause instanceof Refused) {
      const { code, message } = cause;
      return { message, ...whereOf(formatted), extensions: { code } };
    }
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && OWN_FAULTS.has(code)) {
      return { message: formatted.message, ...whereOf(formatted), extensions: { code } };
    }
    const id = randomUUID();
    log(`${id} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    return {
      message: `Something went wrong on our side. Its number is ${id}.`,
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    };
  };
}

function whereOf({ locations, path }: GraphQLFormattedError) {
  return { ...(locations && { locations }), ...(path && { path }) };
}
