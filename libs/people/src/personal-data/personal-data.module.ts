import type { PersonalTable } from '@hearthside/platform';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { RemembersErasures } from './erase.js';
import {
  PERSONAL_TABLES,
  PersonalDataService,
  REMEMBERS_ERASURES,
} from './personal-data.service.js';
import { RetentionJob } from './retention.job.js';

@Global()
@Module({})
export class PersonalDataModule {
  /** @param tables what every library declares */
  static with(tables: readonly PersonalTable[], remembers: RemembersErasures): DynamicModule {
    return {
      module: PersonalDataModule,
      providers: [
        { provide: PERSONAL_TABLES, useValue: tables },
        { provide: REMEMBERS_ERASURES, useValue: remembers },
        PersonalDataService,
        RetentionJob,
      ],
      exports: [PersonalDataService],
    };
  }
}
