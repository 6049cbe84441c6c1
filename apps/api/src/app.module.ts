import { CurriculumModule } from '@hearthside/curriculum';
import { DeliveryModule } from '@hearthside/delivery';
import { InteropModule } from '@hearthside/interop';
import { DemoModule, PagesModule } from '@hearthside/pages';
import { PeopleModule, PersonalDataModule } from '@hearthside/people';
import { ErasureLedger, PlatformModule, type Keys, type Settings } from '@hearthside/platform';
import { PrintModule } from '@hearthside/print';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { personalTables } from './personal-tables.js';
import { graphqlModule } from './graphql/graphql.module.js';
import { RunnerModule } from './graphql/runner-host.js';
import { HealthController } from './web/health.controller.js';

@Module({})
export class AppModule {
  /** @param more what a test puts beside the real modules */
  static with(
    settings: Settings,
    source: DataSource,
    keys: Keys,
    more: readonly Type[] = [],
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, source, keys),
        PeopleModule.with({ publicUrl: settings.publicUrl, keys }),
        PersonalDataModule.with(personalTables, new ErasureLedger(settings.erasedFile)),
        graphqlModule(settings.mode),
        RunnerModule,
        CurriculumModule,
        DeliveryModule,
        PrintModule,
        InteropModule,
        PagesModule,
        ...(settings.mode === 'demo' ? [DemoModule] : []),
        ...more,
      ],
      controllers: [HealthController],
    };
  }
}
