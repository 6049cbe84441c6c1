import { Module } from '@nestjs/common';
import { CourseResolver } from './course/course.resolver.js';
import { EditionService } from './edition/edition.service.js';
import { GrantService } from './grant/grant.service.js';
import { GuideResolver } from './guide/guide.resolver.js';

@Module({
  providers: [EditionService, GrantService, CourseResolver, GuideResolver],
  exports: [EditionService, GrantService],
})
export class CurriculumModule {}
