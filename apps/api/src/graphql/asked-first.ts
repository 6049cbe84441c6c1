import { KEPT_BY } from '@hearthside/curriculum';
import type { GraphQLSchema } from 'graphql';
import type { ContextValue } from './runner.js';

/** Lets root fields that were asked before the operation ran give that value, and ask no second time. */
export function answerWhatWasAsked(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const { resolve } = field;
    if (!resolve || !field.extensions[KEPT_BY]) continue;
    field.resolve = (root, given, context: ContextValue, info) =>
      context.asked?.has(String(info.path.key))
        ? context.asked.get(String(info.path.key))
        : resolve(root, given, context, info);
  }
  return schema;
}
