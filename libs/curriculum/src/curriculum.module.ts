import { Module } from '@nestjs/common';
import { AdaptationMoves } from './adaptation/adaptation-moves.service.js';
import { AdaptationResolver } from './adaptation/adaptation.resolver.js';
import { AdaptationService } from './adaptation/adaptation.service.js';
import { Adaptations } from './adaptation/adaptations.service.js';
import { CourseResolver } from './course/course.resolver.js';
import { EditionService } from './edition/edition.service.js';
import { GrantService } from './grant/grant.service.js';
import { GuideResolver } from './guide/guide.resolver.js';

const services = [AdaptationMoves, AdaptationService, Adaptations, EditionService, GrantService];

@Module({
  providers: [...services, AdaptationResolver, CourseResolver, GuideResolver],
  exports: services,
})
export class CurriculumModule {}
