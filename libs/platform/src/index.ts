export * from './audience/audience.js';
export * from './audience/may-read.js';
export * from './context/context.js';
export * from './context/contexts.js';
export * from './context/ctx.decorator.js';
export * from './database/boot-checks.js';
export * from './database/data-source.js';
export * from './database/grants.js';
export {
  startEmbeddedDatabase,
  type EmbeddedDatabase,
} from './embedded-database/embedded-database.js';
export { DataFolderInUse } from './embedded-database/owner-file.js';
export {
  goneWithin,
  identityOf,
  parentOf,
  type ProcessIdentity,
} from './embedded-database/process-identity.js';
export * from './platform.module.js';
export * from './settings/settings.js';
