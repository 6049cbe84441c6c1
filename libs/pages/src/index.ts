export { DemoModule } from './demo/demo.module.js';
export { messagePage } from './message/message-page.js';
export { afterSignIn, withTo } from './sign-in/after-sign-in.js';
export { PagesModule } from './pages.module.js';
