import { template } from './template.js';

interface Message {
  title: string;
  message: string;
  /** Where its style sheets are: those of a sheet, so that it fits into a sheet's frame. */
  assets: string;
}

/** A plain page that says one thing, in a frame or by itself. */
export const messageHtml = template<Message>('message.hbs');
