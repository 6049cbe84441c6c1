import { CONTEXT, Refused, type Context, type Who } from '@hearthside/platform';
import { HttpException, UnauthorizedException } from '@nestjs/common';
import {
  createSourceEventStream,
  execute,
  locatedError,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';
import type { ContextValue } from './runner.js';

/** Reaches somebody whose session has ended since, or who has other roles now. */
const NO_LONGER = 'You are signed out, or your roles have changed. Load the page again.';

interface Followed extends ExecutionArgs {
  contextValue: ContextValue & {
    /** Who sends now: asked before every event, since a session may have ended. */
    renewed(): Promise<Context>;
  };
}

/**
 * Runs a subscription. Every event is answered in a context of its own, to whoever sits at the other end by then; the
 * first that is refused is the last, so that whoever may not hear any more hears no more.
 *
 * @returns events, or what is wrong with the question
 */
export async function followed(
  asked: Followed,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { contextValue } = asked;
  const { renewed, ...first } = contextValue;
  const source = await createSourceEventStream({ ...asked, contextValue: first });
  if (!(Symbol.asyncIterator in source)) return source;
  const before = first.request[CONTEXT]!.who;
  const events = source[Symbol.asyncIterator]();
  const end = async () => {
    await events.return?.();
    return { done: true, value: undefined } as const;
  };
  let isLast = false;
  const answer = async (rootValue: unknown): Promise<ExecutionResult> => {
    const context = await renewed();
    if (!isSame(context.who, before)) {
      throw new UnauthorizedException(NO_LONGER);
    }
    return execute({ ...asked, rootValue, contextValue: { request: { [CONTEXT]: context } } });
  };
  // No generator: one that waits for the next event could not be ended from outside.
  const answers: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      if (isLast) return end();
      const { done, value } = (await events.next()) as IteratorResult<unknown>;
      if (done) return end();
      const result = await answer(value).catch((error: unknown): ExecutionResult => ({
        data: null,
        errors: [locatedError(error, [], [])],
      }));
      isLast = result.errors?.some(({ originalError }) => isRefusal(originalError)) ?? false;
      return { done: false, value: result };
    },
    return: end,
    async throw(error) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]: () => answers,
  };
  return answers;
}

/** A database that is away comes back, but who may not hear this will not by waiting. */
function isRefusal(cause: unknown): boolean {
  return cause instanceof Refused || (cause instanceof HttpException && cause.getStatus() < 500);
}

/** The same session of the same person at the same institute, in the same roles. */
function isSame(now: Who, before: Who): boolean {
  return JSON.stringify(now) === JSON.stringify(before);
}
