export * from './draft-edition.js';
export * from './read-course-folder.js';
