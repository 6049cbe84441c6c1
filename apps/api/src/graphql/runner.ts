import { createHash } from 'node:crypto';
import { CONTEXT, readerOf, VISITOR, type CarriesContext } from '@hearthside/platform';
import {
  execute,
  GraphQLError,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery } from 'graphql-jit';
import { KeptAnswers, type KeptAnswer } from './kept-answers.js';
import { KnownOperations } from './known-operations.js';
import type { KeptRoot } from './kept-root.js';
import { Operations, type Operation } from './operation.js';

export interface ContextValue {
  request: CarriesContext;
  /** Root values that were asked for before the operation ran, by their names in the answer. */
  asked?: Map<string, unknown>;
}

/** An operation that has been parsed, validated and let through. */
export interface KnownOperation {
  /** SHA-256 of the document's text. */
  hash: string;
  document: DocumentNode;
  operationName: string | undefined;
}

/** What goes with an operation from one request to the next. */
export interface Given {
  variables: Record<string, unknown>;
  contextValue: ContextValue;
}

export interface Request extends KnownOperation, Given {}

/** The values of a question's root fields, and the key under which its answer is kept. */
interface Asked {
  question: string;
  key: string;
  values: Map<string, unknown>;
}

export type Mask = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Runs operations, whichever way they came: compiled, their answers kept where that is allowed, their
 * errors masked. Apollo's own execution would skip the mask for compiled ones, and WebSockets do not
 * pass through Apollo at all.
 */
export class Runner {
  readonly answers = new KeptAnswers();
  readonly known = new KnownOperations();
  readonly #operations: Operations;
  /** What a request's root fields gave: before Apollo the same question is asked once already. */
  readonly #askedBy = new WeakMap<CarriesContext, Asked>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly mask: Mask,
    log: (line: string) => void,
    compile = compileQuery,
  ) {
    this.#operations = new Operations(schema, log, compile);
  }

  /**
   * @returns nothing when graphql-js has to run it: no such operation, variables that do not fit, or
   * an operation that cannot be compiled
   */
  async run(request: Request): Promise<FormattedExecutionResult | KeptAnswer | undefined> {
    const operation = this.#operations.find(request.document, request.operationName);
    if (!operation?.compiled) return undefined;
    const variables = this.#operations.variables(operation, request.variables);
    if ('errors' in variables) return undefined;
    const { keptRoots } = operation;
    const key = keptRoots && (await this.#ask(keptRoots, request, variables.coerced));
    const kept = key && this.answers.get(key);
    if (kept) return kept;
    const result = await this.#execute(operation, request, variables.given);
    return key && !result.errors ? this.answers.keep(key, result) : result;
  }

  /** The answer if it is kept, and only once the root fields have let the reader through. */
  async kept(known: KnownOperation, given: Given): Promise<KeptAnswer | undefined> {
    const operation = this.#operations.find(known.document, known.operationName);
    const variables =
      operation?.keptRoots && this.#operations.variables(operation, given.variables);
    if (!variables || 'errors' in variables || !operation?.keptRoots) return undefined;
    const key = await this.#ask(operation.keptRoots, { ...known, ...given }, variables.coerced);
    return key === undefined ? undefined : this.answers.get(key);
  }

  /** As `run`, and by graphql-js when `run` will not. */
  async runAnyway(request: Request): Promise<FormattedExecutionResult> {
    const answer = await this.run(request);
    if (answer) return 'text' in answer ? answer.result : answer;
    const { document, operationName, variables, contextValue } = request;
    const result = await execute({
      schema: this.schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
    });
    return this.masked(result);
  }

  /**
   * Asks the root fields, so that whoever may not read is refused as ever and the edition is known.
   *
   * @returns what the answer depends on, or nothing when a field refuses; running says how
   */
  async #ask(
    roots: readonly KeptRoot[],
    { hash, operationName, contextValue }: Request,
    variables: Record<string, unknown>,
  ): Promise<string | undefined> {
    const { request } = contextValue;
    const question = JSON.stringify([hash, operationName ?? '', variables]);
    const before = this.#askedBy.get(request);
    if (before?.question === question) {
      contextValue.asked = before.values;
      return before.key;
    }
    const values = new Map<string, unknown>();
    const versions: string[] = [];
    for (const { key, keptBy, ask } of roots) {
      try {
        const value = await ask(variables, contextValue);
        values.set(key, value);
        versions.push(keptBy(value));
      } catch {
        return undefined;
      }
    }
    contextValue.asked = values;
    const parts = [question, versions, readerOf(request[CONTEXT]?.who ?? VISITOR)];
    const key = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
    this.#askedBy.set(request, { question, key, values });
    return key;
  }

  async #execute(
    { compiled }: Operation,
    { contextValue }: Request,
    variables: Record<string, unknown>,
  ): Promise<FormattedExecutionResult> {
    return this.masked(await compiled!.query(undefined, contextValue, variables));
  }

  /** The result with errors as the outside may see them. */
  masked({ data, errors }: { data?: unknown; errors?: readonly unknown[] }) {
    const shown = errors?.map((error) => this.mask(formattedOf(error), error));
    return {
      ...(shown && { errors: shown }),
      ...(data !== undefined && { data }),
    } as FormattedExecutionResult;
  }
}

/** As Apollo would format it: an error without a code is our own. */
function formattedOf(error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) {
    return { message: 'Unknown', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
  const { message, locations, path, extensions } = error.toJSON();
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions },
  };
}
