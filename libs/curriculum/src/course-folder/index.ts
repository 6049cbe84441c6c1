export * from './draft-edition.js';
export * from './read-course-folder.js';
export { editionContent, type EditionContent } from '../edition/edition.rules.js';
