import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { Announcements } from './announcement/announcements.service.js';
import { AudienceGuard } from './audience/audience.js';
import { AuditService } from './audit/audit.service.js';
import { Contexts } from './context/contexts.js';
import { FailedJobService } from './job/failed-job.service.js';
import { JobWorker } from './job/job-worker.js';
import { Keys } from './keys/keys.js';
import { Mailer } from './mail/mailer.js';
import { mailerFor } from './mail/mailer-for.js';
import { Mutations } from './mutation/mutations.service.js';
import type { Settings } from './settings/settings.js';

/** Injection token of the settings. */
export const SETTINGS = Symbol('hearthside.settings');

/** What every library may ask for, and the guard that holds handlers to their audience. */
@Global()
@Module({})
export class PlatformModule {
  static with(settings: Settings, source: DataSource, keys: Keys): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Keys, useValue: keys },
        { provide: Contexts, useValue: new Contexts(source) },
        { provide: APP_GUARD, useClass: AudienceGuard },
        { provide: Mailer, useValue: mailerFor(settings) },
        { provide: Announcements, useFactory: () => new Announcements(urlOf(source)) },
        AuditService,
        JobWorker,
        FailedJobService,
        Mutations,
      ],
      exports: [
        SETTINGS,
        Announcements,
        AuditService,
        Contexts,
        Keys,
        Mailer,
        JobWorker,
        FailedJobService,
        Mutations,
      ],
    };
  }
}

/** Where the application’s own connections lead; nowhere, while only the schema is asked for. */
function urlOf({ options }: DataSource): string {
  return (options.type === 'postgres' && options.url) || '';
}
