export * from './courses.js';
export * from './database.js';
