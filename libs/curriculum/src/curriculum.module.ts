import { Module } from '@nestjs/common';
import { CourseResolver } from './course/course.resolver.js';
import { EditionService } from './edition/edition.service.js';
import { GuideResolver } from './guide/guide.resolver.js';

@Module({
  providers: [EditionService, CourseResolver, GuideResolver],
  exports: [EditionService],
})
export class CurriculumModule {}
