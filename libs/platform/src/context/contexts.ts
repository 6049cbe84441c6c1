import type { DataSource } from 'typeorm';
import type { Settings } from '../settings/settings.js';
import { contextOn, type Context } from './context.js';

/** Makes contexts: one for each request, and one for the service's own work. */
export class Contexts {
  constructor(
    private readonly settings: Pick<Settings, 'mode'>,
    private readonly source: DataSource,
  ) {}

  /** Nobody signs in yet: the demo shows leaders' text to everyone, production to no one. */
  forRequest(): Context {
    return contextOn(this.source, { mayLead: this.settings.mode === 'demo' });
  }

  /** Publishing at the start, and jobs. */
  forService(): Context {
    return contextOn(this.source, { mayLead: true });
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
