import { randomUUID } from 'node:crypto';
import { messagePage } from '@hearthside/pages';
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

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL formats its own.
    if (host.getType<string>() === 'graphql') throw error;
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<{ url: string }>().url, http.getResponse<Reply>());
  }

  /** A page for people; JSON where programs ask. */
  answer(error: unknown, url: string, reply: Reply): void {
    const status = statusOf(error);
    const message = status < 500 ? messageOf(error, status) : this.#keep(error);
    if (url.startsWith('/graphql')) {
      const body = JSON.stringify({ errors: [{ message }] });
      reply.code(status).header('content-type', 'application/json').send(body);
      return;
    }
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

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : 500;
}

function messageOf(error: unknown, status: number): string {
  if (status === 404) return 'The address may be old, or have a slip in it.';
  return error instanceof Error ? error.message : 'Please try again.';
}
