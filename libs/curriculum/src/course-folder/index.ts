export * from './read-course-folder.js';
