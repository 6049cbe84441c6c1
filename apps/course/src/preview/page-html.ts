import type { PageView } from './page.view.js';
import { template } from './template.js';

/** The page; everything works by links and reloading, the script only refreshes. */
export const pageHtml = template<PageView>('page.hbs');
