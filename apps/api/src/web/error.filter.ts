import { randomUUID } from 'node:crypto';
import { maskErrors } from '../graphql/errors.js';
import { afterSignIn, messagePage, withTo } from '@hearthside/pages';
import { CHOOSE_INSTITUTE, Refused } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';

const titles: Record<number, string> = {
  403: 'Not open to everyone',
  404: 'There is nothing here',
  413: 'That was too much at once',
};

/** Says on a plain page what went wrong; what only we can mend stays in the log, under a number. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  readonly #logger = new Logger('Web');
  readonly #mask = maskErrors((line) => this.#logger.error(line));

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL formats its own.
    if (host.getType<string>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const { method, url } = http.getRequest<{ method: string; url: string }>();
    const reply = http.getResponse<Reply>();
    const elsewhere = method === 'GET' && !url.startsWith('/graphql') && signInFirst(error, url);
    if (elsewhere) reply.code(303).header('location', elsewhere).send();
    else this.answer(error, url, reply);
  }

  /** A page for people; JSON where programs ask. */
  answer(error: unknown, url: string, reply: Reply): void {
    const status = statusOf(error);
    if (url.startsWith('/graphql')) {
      const unknown = { message: '', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
      const shown =
        status < 500 ? { message: messageOf(error, status) } : this.#mask(unknown, error);
      const body = JSON.stringify({ errors: [shown] });
      reply.code(status).header('content-type', 'application/json').send(body);
      return;
    }
    const message = status < 500 ? messageOf(error, status) : this.#keep(error);
    const title = titles[status] ?? (status < 500 ? 'That did not work' : 'Something went wrong');
    reply
      .code(status)
      .header('content-type', 'text/html; charset=utf-8')
      .send(messagePage(title, message));
  }

  #keep(error: unknown): string {
    const id = randomUUID();
    this.#logger.error(`${id} ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    return `It is our fault, not yours. If you tell us, please give this number: ${id}.`;
  }
}

/** Where somebody has to go before they may see a page; nothing when that is not what is wrong. */
function signInFirst(error: unknown, url: string): string | undefined {
  if (!(error instanceof HttpException)) return undefined;
  if (error.getStatus() === 401) return `/sign-in${withTo(afterSignIn(url))}`;
  return error.message === CHOOSE_INSTITUTE ? '/institutes' : undefined;
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Refused) return 422;
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : 500;
}

function messageOf(error: unknown, status: number): string {
  if (status === 404) return 'The address may be old, or have a slip in it.';
  return error instanceof Error ? error.message : 'Please try again.';
}
