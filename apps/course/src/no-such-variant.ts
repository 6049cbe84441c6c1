import { andList, didYouMean } from '@hearthside/lesson-text';
import { WrongCall } from './wrong-call.js';

/** What the author typed names no plan of meetings; the message says which there are. */
export class NoSuchVariant extends WrongCall {
  constructor(variant: string, known: readonly string[]) {
    super(
      `There is no plan called "${variant}". ${didYouMean(variant, known)}Plans here: ${andList(known)}.`,
    );
  }
}
