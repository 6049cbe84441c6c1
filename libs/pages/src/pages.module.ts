import { CurriculumModule } from '@hearthside/curriculum';
import { Module } from '@nestjs/common';
import { FrontDoorController } from './front-door/front-door.controller.js';

@Module({ imports: [CurriculumModule], controllers: [FrontDoorController] })
export class PagesModule {}
