import { CurriculumModule } from '@hearthside/curriculum';
import { PagesModule } from '@hearthside/pages';
import { PlatformModule, type Settings } from '@hearthside/platform';
import { PrintModule } from '@hearthside/print';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { graphqlModule } from './graphql/graphql.module.js';
import { RunnerModule } from './graphql/runner-host.js';
import { HealthController } from './web/health.controller.js';

@Module({})
export class AppModule {
  /** @param more what a test puts beside the real modules */
  static with(settings: Settings, source: DataSource, more: readonly Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, source),
        graphqlModule(settings.mode),
        RunnerModule,
        CurriculumModule,
        PrintModule,
        PagesModule,
        ...more,
      ],
      controllers: [HealthController],
    };
  }
}
