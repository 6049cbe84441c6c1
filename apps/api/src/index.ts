export { createApp } from './app.js';
export { entities, tablesWithoutTenant } from './entities.js';
export { migrations } from './migrations/migrations.js';
export { publishCourses } from './publish.js';
export { schemaText } from './schema-text.js';
