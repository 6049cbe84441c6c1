import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ApolloServerPlugin } from '@apollo/server';
import type { ValidationRule } from 'graphql';

/** Tokens of one operation. */
export const TOKEN_LIMIT = 1000;

/** Bytes of one GraphQL request. */
export const BODY_LIMIT = 64 * 1024;

/**
 * What an ad-hoc operation may ask: without these, 29 kB of repeated fields kept a server busy for
 * more than a second.
 */
export function operationLimits(production: boolean): {
  plugins: ApolloServerPlugin[];
  validationRules: ValidationRule[];
} {
  const armor = new ApolloArmor({
    maxDepth: { n: 10 },
    // graphql-js counts tokens itself (TOKEN_LIMIT). Armor's way to report them would also hand
    // out the text of every unexpected error as a validation error.
    maxTokens: { enabled: false },
    // The default lets __typename be aliased without end.
    maxAliases: { n: 10, allowList: [] },
    maxDirectives: { n: 4 },
    costLimit: { enabled: false },
    // The demo answers introspection, so it may as well help with a slip of the pen.
    blockFieldSuggestion: { enabled: production },
  });
  const { plugins, validationRules } = armor.protect();
  // Armor's types name another copy of the plugin interface.
  return { plugins: plugins as never, validationRules };
}
