import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { isCompiledQuery, type CompiledQuery, type compileQuery } from 'graphql-jit';
import { keptRootsOf, type KeptRoot } from './kept-root.js';

/** One operation of a document, made ready to run: compiled where that is possible. */
export interface Operation {
  node: OperationDefinitionNode;
  /** Nothing when it cannot be compiled; the reference implementation runs it then. */
  compiled: CompiledQuery | undefined;
  /** Its root fields when every one may be kept as bytes, else nothing. */
  keptRoots: KeptRoot[] | undefined;
}

export interface Variables {
  coerced: Record<string, unknown>;
  given: Record<string, unknown>;
}

/** Operations by document. A document that leaves the cache of parsed ones takes its own along. */
export class Operations {
  readonly #known = new WeakMap<DocumentNode, Map<string, Operation>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly log: (line: string) => void,
    private readonly compile: typeof compileQuery,
  ) {}

  /** @returns nothing when the document has no such operation, or several and none is named */
  find(document: DocumentNode, name: string | undefined): Operation | undefined {
    const node = getOperationAST(document, name);
    if (!node) return undefined;
    const known = this.#known.get(document) ?? new Map<string, Operation>();
    this.#known.set(document, known);
    const before = known.get(name ?? '');
    if (before) return before;
    const operation = {
      node,
      compiled: this.#compile(document, name),
      keptRoots: keptRootsOf(document, node, this.schema),
    };
    known.set(name ?? '', operation);
    return operation;
  }

  #compile(document: DocumentNode, name: string | undefined): CompiledQuery | undefined {
    try {
      // A captured stack for each error would cost more than running the operation.
      const compiled = this.compile(this.schema, document, name ?? '', {
        disablingCapturingStackErrors: true,
      });
      if (isCompiledQuery(compiled)) return compiled;
      this.log(`An operation could not be compiled: ${compiled.errors?.[0]?.message}`);
    } catch (error) {
      this.log(`An operation could not be compiled: ${String(error)}`);
    }
    return undefined;
  }

  /**
   * Variables as resolvers get them, and as they were given with defaults filled in: the compiler takes
   * a required variable with a default for one that is missing. Or what is wrong with them.
   */
  variables(
    { node }: Operation,
    given: Record<string, unknown>,
  ): Variables | { errors: readonly GraphQLError[] } {
    const definitions = node.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(this.schema, definitions, given);
    if (errors) return { errors };
    const filled = { ...given };
    for (const { variable, defaultValue } of definitions) {
      const name = variable.name.value;
      if (defaultValue && filled[name] === undefined) {
        filled[name] = valueFromASTUntyped(defaultValue);
      }
    }
    return { coerced, given: filled };
  }
}
