import { ID_PATTERN } from '@hearthside/lesson-text';
import { WrongCall } from '../wrong-call.js';

/** @throws WrongCall unless the name can be a folder's and part of an address */
export function folderName(typed: string): string {
  if (ID_PATTERN.test(typed) && typed.length <= 60) return typed;
  const better = typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  throw new WrongCall(
    `"${typed}" cannot name a folder here: use small letters, digits and hyphens` +
      `${better ? `, such as ${better}` : ''}.`,
  );
}

/** @throws WrongCall unless it is a whole number that a lesson can last */
export function lessonMinutes(typed: string): number {
  const minutes = Number(typed);
  if (Number.isInteger(minutes) && minutes >= 10 && minutes <= 480) return minutes;
  throw new WrongCall(
    `--minutes ${typed} is no length for a lesson: give a whole number from 10 to 480.`,
  );
}

/** first-meeting → First meeting */
export function titleFrom(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
