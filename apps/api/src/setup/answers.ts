import { createInterface } from 'node:readline/promises';
import type { Env } from './env-file.js';
import { questions, type Flag, type Question } from './questions.js';

/** What was asked cannot be answered here; the message names everything that is missing. */
export class AnswersMissing extends Error {}

/**
 * An answer to each question: from the command line, else from the settings so far, else from the person
 * at the terminal, else the usual one.
 *
 * @param flags of the command line
 * @param known settings so far
 * @throws AnswersMissing where nobody can be asked
 */
export async function answersTo(
  flags: Partial<Record<Flag, string>>,
  known: Env,
): Promise<Record<Flag, string>> {
  const person = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  const answers: Partial<Record<Flag, string>> = {};
  const missing: string[] = [];
  try {
    for (const question of questions as readonly (Question & { flag: Flag })[]) {
      const { flag, variable, asks, usual } = question;
      const given = flags[flag] ?? (variable && known[variable]);
      const answer = given ?? (person ? await ask(person, question) : usual);
      if (answer) answers[flag] = answer;
      else missing.push(`  --${flag}  ${asks}`);
    }
  } finally {
    person?.close();
  }
  if (missing.length > 0) {
    throw new AnswersMissing(['This is still needed:', ...missing].join('\n'));
  }
  return answers as Record<Flag, string>;
}

async function ask(
  person: { question(text: string): Promise<string> },
  { asks, usual }: Question,
): Promise<string | undefined> {
  const answer = (await person.question(`${asks}${usual ? ` [${usual}]` : ''}: `)).trim();
  return answer || usual;
}
