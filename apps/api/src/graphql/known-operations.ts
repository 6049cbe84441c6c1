import type { IncomingHttpHeaders } from 'node:http';
import type { CarriesContext } from '@hearthside/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { KeptAnswer } from './kept-answers.js';
import type { RunnerHost } from './runner-host.js';
import type { KnownOperation } from './runner.js';
import { trustedDocuments } from './trusted-documents.js';

/** Operations that came through once; more than all our clients have. */
const MOST = 1_000;

/** A question that Apollo has let through before: its text or hash, and the operation's name. */
export class KnownOperations {
  readonly #known = new LRUCache<string, KnownOperation>({ max: MOST });

  remember(operation: KnownOperation, text: string): void {
    this.#known.set(keyOf(text, operation.operationName), operation);
    // By name only what clients of ours were built with, as everywhere else.
    if (trustedDocuments.has(operation.hash)) {
      this.#known.set(keyOf(operation.hash, operation.operationName), operation);
    }
  }

  find(textOrHash: string, name: string | undefined): KnownOperation | undefined {
    return this.#known.get(keyOf(textOrHash, name));
  }
}

function keyOf(textOrHash: string, name: string | undefined): string {
  return `${name ?? ''}\n${textOrHash}`;
}

interface Question {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/**
 * Answers what is kept straight from the web server. Such an operation has been parsed, validated and
 * allowed by Apollo before; who may read is asked anew by the root fields. Whatever is not so plain goes
 * on to Apollo: Apollo's own way costs as much processor time again as all the rest together.
 */
export function answerKnownOperations(fastify: FastifyInstance, host: () => RunnerHost): void {
  fastify.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return undefined;
    const question = questionIn(request);
    if (!question) return undefined;
    const { query, operationName, variables, extensions } = question;
    const asked = typeof query === 'string' ? query : hashIn(extensions);
    if (asked === undefined || !isOptional(operationName, 'string')) return undefined;
    if (!isOptional(variables, 'object')) return undefined;
    const { runner } = host();
    const known = runner.known.find(asked, operationName ?? undefined);
    const given = {
      variables: variables ?? {},
      contextValue: { request: request as CarriesContext },
    };
    // Whatever goes wrong here goes wrong in Apollo too, where it is masked.
    const kept = known && (await runner.kept(known, given).catch(() => undefined));
    return kept ? send(reply, request.method, kept) : undefined;
  });
}

function send(reply: FastifyReply, method: string, { bytes, etag }: KeptAnswer) {
  if (method === 'GET') reply.header('etag', etag).header('cache-control', 'private, no-cache');
  return reply.header('content-type', 'application/json; charset=utf-8').send(bytes);
}

/** The question, if no foreign page could have sent it without asking first. */
function questionIn({ method, headers, body, query }: FastifyRequest): Question | undefined {
  if (method === 'POST' && isPlainJson(headers)) return asQuestion(body);
  const hasPreflight =
    'apollo-require-preflight' in headers || 'x-apollo-operation-name' in headers;
  if (method !== 'GET' || !hasPreflight) return undefined;
  const { variables, extensions, ...rest } = query as Record<string, unknown>;
  try {
    return { ...rest, variables: parsed(variables), extensions: parsed(extensions) };
  } catch {
    return undefined;
  }
}

function isPlainJson({ 'content-type': type, accept }: IncomingHttpHeaders): boolean {
  const isJson = type === 'application/json' || type === 'application/json; charset=utf-8';
  return (
    isJson && (accept === undefined || accept === '*/*' || accept.includes('application/json'))
  );
}

function asQuestion(body: unknown): Question | undefined {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
}

function parsed(words: unknown): unknown {
  return typeof words === 'string' ? JSON.parse(words) : undefined;
}

/** A hash that comes without a text; beside one it would have to be compared. */
function hashIn(extensions: unknown): string | undefined {
  const persisted = (extensions as { persistedQuery?: { version?: unknown; sha256Hash?: unknown } })
    ?.persistedQuery;
  const hash = persisted?.version === 1 ? persisted.sha256Hash : undefined;
  return typeof hash === 'string' ? hash : undefined;
}

function isOptional<T extends 'string' | 'object'>(
  value: unknown,
  type: T,
): value is (T extends 'string' ? string : Record<string, unknown>) | null | undefined {
  return value === undefined || value === null || (typeof value === type && !Array.isArray(value));
}
