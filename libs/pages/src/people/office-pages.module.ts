import { PrintModule } from '@hearthside/print';
import { Module } from '@nestjs/common';
import { FailedWorkController } from '../failed-work/failed-work.controller.js';
import { LogController } from '../log/log.controller.js';
import { PageModule } from '../page/page.module.js';
import { CardMaking } from './card/card-making.service.js';
import { CardController } from './card/card.controller.js';
import { CardsController } from './card/cards.controller.js';
import { FreshCards } from './card/fresh-cards.service.js';
import { LeavingController } from './leaving.controller.js';
import { NewPersonController } from './new-person.controller.js';
import { PeopleController } from './people.controller.js';
import { PersonChangeController } from './person-change.controller.js';
import { PersonPages } from './person-pages.service.js';
import { PersonController } from './person.controller.js';

/** Pages by which coordinators see to their people, and to what was done and what failed. */
@Module({
  imports: [PageModule, PrintModule],
  providers: [CardMaking, FreshCards, PersonPages],
  controllers: [
    CardController,
    CardsController,
    FailedWorkController,
    LeavingController,
    LogController,
    NewPersonController,
    PeopleController,
    PersonChangeController,
    PersonController,
  ],
})
export class OfficePagesModule {}
