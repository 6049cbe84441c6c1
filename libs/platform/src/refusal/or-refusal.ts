import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import { Refusal } from './refusal.view.js';
import { Refused } from './refused.js';

/**
 * The union of what a mutation gives and a refusal, made once for each name:
 * `const MemberResult = orRefusal('MemberResult', () => Membership)` and `@Mutation(() => MemberResult)`.
 * Rows need not be instances of their class: what is no refusal is the result.
 */
export function orRefusal<T extends object>(name: string, result: () => Type<T>): T | Refusal {
  return createUnionType({
    name,
    types: () => [result(), Refusal] as const,
    resolveType: (value: object) => (value instanceof Refusal ? Refusal : result()),
  }) as T | Refusal;
}

/** A resolver's border: what was refused becomes the answer, and anything else goes on as an error. */
export async function refusedAsData<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return refusalOf(error);
    throw error;
  }
}

/** The words of a refusal as data. */
export function refusalOf({ code, message, field }: Refused): Refusal {
  return new Refusal(code, message, field);
}
