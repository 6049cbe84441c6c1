export { Adaptation, AdaptationChange } from './adaptation/adaptation.entity.js';
export {
  ChangeFields,
  ChangeKey,
  MergeChoiceInput,
  MoveFields,
} from './adaptation/adaptation.input.js';
export { AdaptationMove, MovedChange } from './adaptation/adaptation-move.view.js';
export { AdaptationMoves } from './adaptation/adaptation-moves.service.js';
export { AdaptationService } from './adaptation/adaptation.service.js';
export {
  Adaptations,
  noSuchEdition,
  type AdaptationTarget,
} from './adaptation/adaptations.service.js';
export { CourseAdaptation, CourseChange, CoursePlace } from './adaptation/adaptation.view.js';
export { CourseRow, SharedCourse } from './course/course.entity.js';
export { Course } from './course/course.view.js';
export { CurriculumModule } from './curriculum.module.js';
export { Edition, EditionGrant, EditionLesson, EditionPicture } from './edition/edition.entity.js';
export {
  EditionService,
  PublishingRefused,
  type PublishedCourse,
} from './edition/edition.service.js';
export { GrantService } from './grant/grant.service.js';
export { Kept, KEPT_BY, keyOf, type KeptBy } from './edition/kept-by.js';
export { FacilitatorGuide } from './guide/guide.view.js';
export { CourseSheet } from './sheet/course-sheet.view.js';
export { capitals, Handout, Lesson } from './lesson/lesson.view.js';
