import { KEPT_BY, type KeptBy } from '@hearthside/curriculum';
import {
  getArgumentValues,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** Where a field's extensions say that its value is one person's. */
export const PERSONAL = 'hearthsidePersonal';

/** A root field whose answer depends on an edition, the reader's role and the arguments alone. */
export interface KeptRoot {
  /** Its name in the answer. */
  key: string;
  keptBy: KeptBy<unknown>;
  /** Asks the field itself, guard and database included. */
  ask(variables: Record<string, unknown>, contextValue: unknown): Promise<unknown>;
}

/** The root fields of a query, if each of them is marked and nothing below is personal. */
export function keptRootsOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): KeptRoot[] | undefined {
  if (operation.operation !== 'query' || holdsPersonal(document, schema)) return undefined;
  const fields = schema.getQueryType()?.getFields() ?? {};
  const roots: KeptRoot[] = [];
  for (const selection of operation.selectionSet.selections) {
    // A fragment or a condition at the root is rare, and not worth following here.
    if (selection.kind !== Kind.FIELD || (selection.directives ?? []).length > 0) return undefined;
    const field = fields[selection.name.value];
    const keptBy = field?.extensions[KEPT_BY] as KeptBy<unknown> | undefined;
    if (!field?.resolve || !keptBy) return undefined;
    roots.push(keptRoot(selection, field, keptBy));
  }
  const keys = new Set(roots.map(({ key }) => key));
  return keys.size === roots.length ? roots : undefined;
}

function keptRoot(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  keptBy: KeptBy<unknown>,
): KeptRoot {
  const key = node.alias?.value ?? node.name.value;
  return {
    key,
    keptBy,
    ask: async (variables, contextValue) => {
      const given = getArgumentValues(field, node, variables);
      const path = { key, prev: undefined, typename: 'Query' };
      return field.resolve!(undefined, given, contextValue, { path } as never);
    },
  };
}

function holdsPersonal(document: DocumentNode, schema: GraphQLSchema): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        if (types.getFieldDef()?.extensions[PERSONAL]) found = true;
      },
    }),
  );
  return found;
}
