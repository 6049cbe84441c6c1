import { CourseRow, Edition, EditionLesson, EditionPicture } from '@hearthside/curriculum';

/** Every table, in one place for the application, its migrations and the drift check. */
export const entities = [CourseRow, Edition, EditionLesson, EditionPicture];

/**
 * Tables without a tenant: editions belong to no institute. Any table that is not on this list
 * must be under row security.
 */
export const tablesWithoutTenant = ['course', 'edition', 'edition_lesson', 'edition_picture'];
