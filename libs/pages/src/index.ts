export { messagePage } from './message/message-page.js';
export { PagesModule } from './pages.module.js';
