import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Context } from './context.js';

/** Where the service leaves each request's context for the handlers. */
export const CONTEXT = Symbol('hearthside.context');

export interface CarriesContext {
  [CONTEXT]?: Context;
}

/** The request behind a handler, whether it came by GraphQL or as a page. */
export function requestOf(execution: ExecutionContext): CarriesContext {
  return execution.getType<string>() === 'graphql'
    ? (execution.getArgByIndex(2) as { request: CarriesContext }).request
    : execution.switchToHttp().getRequest<CarriesContext>();
}

/** A handler's first parameter: the request's context. */
export const Ctx = createParamDecorator((_: unknown, execution: ExecutionContext): Context => {
  const context = requestOf(execution)[CONTEXT];
  if (!context) throw new Error('The request carries no context.');
  return context;
});
