import { CurriculumModule } from '@hearthside/curriculum';
import { PagesModule } from '@hearthside/pages';
import { PlatformModule, type Settings } from '@hearthside/platform';
import { PrintModule } from '@hearthside/print';
import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { graphqlModule } from './graphql/graphql.module.js';
import { HealthController } from './web/health.controller.js';

@Module({})
export class AppModule {
  static with(settings: Settings, source: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, source),
        graphqlModule(settings.mode),
        CurriculumModule,
        PrintModule,
        PagesModule,
      ],
      controllers: [HealthController],
    };
  }
}
