export * from './browser.js';
export * from './command-line.js';
export * from './courses.js';
export * from './database.js';
export * from './flagship.js';
export * from './pdf.js';
export * from './product.js';
export * from './service.js';
