import type { DataSource } from 'typeorm';
import { contextOn, type Context } from './context.js';
import { VISITOR, type Who } from './who.js';

/** Finds out who sends a request; the sign-in of `libs/people` is what does so. */
export interface Recognizes {
  /** @param cookies the request's Cookie header */
  whoSends(cookies: string | undefined): Promise<Who>;
}

/** Makes contexts: one for each request, and one for each piece of the service's own work. */
export class Contexts {
  #recognizer: Recognizes | undefined;

  constructor(private readonly source: DataSource) {}

  /** Said once, at the start: until then everyone is a visitor. */
  recognizeBy(recognizer: Recognizes): void {
    this.#recognizer = recognizer;
  }

  async forRequest(cookies: string | undefined): Promise<Context> {
    const who = cookies ? await this.#recognizer?.whoSends(cookies) : undefined;
    return this.for(who ?? VISITOR);
  }

  for(who: Who, now?: () => Date): Context {
    return contextOn(this.source, who, now);
  }

  /** The service's own work: at one institute, or on what belongs to none. */
  forService(instituteId?: string): Context {
    return this.for({ kind: 'service', instituteId });
  }

  /** Does the database answer? */
  async isReady(): Promise<boolean> {
    try {
      await this.source.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }
}
