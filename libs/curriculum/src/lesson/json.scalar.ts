import { GraphQLScalarType } from 'graphql';

/** A tree as it is; clients read it by the types of @hearthside/lesson-text. */
export const Json = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
});
