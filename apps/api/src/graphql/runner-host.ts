import { Injectable, Logger, Module } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import { maskErrors } from './errors.js';
import { Runner } from './runner.js';

/** Where HTTP and WebSockets find the one runner; it begins once the schema is there. */
@Injectable()
export class RunnerHost {
  readonly #logger = new Logger('GraphQL');
  readonly mask = maskErrors((line) => this.#logger.error(line));
  #runner: Runner | undefined;

  begin(schema: GraphQLSchema): void {
    this.#runner = new Runner(schema, this.mask, (line) => this.#logger.warn(line));
  }

  get runner(): Runner {
    if (!this.#runner) throw new Error('The schema is not there yet.');
    return this.#runner;
  }
}

@Module({ providers: [RunnerHost], exports: [RunnerHost] })
export class RunnerModule {}
