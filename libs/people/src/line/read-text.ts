import { Refused } from '@hearthside/platform';
import { settledText, textFault } from './text.rules.js';

/**
 * Some lines of words as they are kept.
 *
 * @param field where they were typed
 * @throws Refused WORDS_UNFIT
 */
export function readText(typed: string, field: string, longest: number): string {
  const text = settledText(typed);
  const fault = textFault(text, longest);
  if (fault) throw new Refused('WORDS_UNFIT', fault, field);
  return text;
}
