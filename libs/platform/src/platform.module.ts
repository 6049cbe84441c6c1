import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AudienceGuard } from './audience/audience.js';
import { Contexts } from './context/contexts.js';
import type { Settings } from './settings/settings.js';

/** Injection token of the settings. */
export const SETTINGS = Symbol('hearthside.settings');

/** What every library may ask for, and the guard that holds handlers to their audience. */
@Global()
@Module({})
export class PlatformModule {
  static with(settings: Settings, source: DataSource): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Contexts, useValue: new Contexts(settings, source) },
        { provide: APP_GUARD, useClass: AudienceGuard },
      ],
      exports: [SETTINGS, Contexts],
    };
  }
}
