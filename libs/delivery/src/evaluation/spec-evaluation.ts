import { randomUUID } from 'node:crypto';
import { EditionService } from '@hearthside/curriculum';
import { aCourse, aLesson, type TestDatabase } from '@hearthside/testing';
import { aHeldClass, type HeldClass } from '../spec-held-class.js';
import { evaluationFormOf, type EvaluationForm } from './evaluation-form.js';
import { EvaluationService } from './evaluation.service.js';

export const EVALUATION = `---
id: h1-2
title: How was it?
kind: evaluation
---

No name, please.

## What I can do

:::rating{low="not sure" high="quite sure" before-now}
- Warm a pot.
- Count the spoons.
:::

## The class

:::rating{low="not at all" high="very much" to=4}
- I could hear.
:::

::lines[What should stay?]{count=2}
`;

export const aCourseWithEvaluation = () =>
  aCourse({
    'lessons/01-tea/lesson.md': aLesson().replace('"h1-1"', '"h1-1 h1-2"'),
    'lessons/01-tea/h1-2-evaluation.md': EVALUATION,
  });

export type Circled = [before: number | null, now: number | null] | [now: number | null];

export interface EvaluatedClass extends HeldClass {
  form: EvaluationForm;
  evaluations: EvaluationService;
  /** Keys a sheet by the office: what is circled on each line in order. */
  key(circled: readonly Circled[], words?: string, sheet?: string): Promise<string>;
}

/** A class of a course with an evaluation of two lines with two numbers and one with one. */
export async function anEvaluatedClass(
  database: TestDatabase,
  ...rest: Parameters<typeof aHeldClass> extends [unknown, ...infer Rest] ? Rest : never
): Promise<EvaluatedClass> {
  const [learners, changes] = rest;
  const editions = new EditionService();
  const held = await aHeldClass(database, learners, changes);
  const course = aCourseWithEvaluation();
  const service = database.contexts.forService(held.instituteId);
  const { id } = await editions.publish(service, course);
  await service.tx((db) =>
    db.query('UPDATE offering SET edition_id = $1 WHERE id = $2', [id, held.id]),
  );
  const form = evaluationFormOf(course)!;
  const evaluations = new EvaluationService(editions);
  return Object.assign(held, {
    ...{ form, evaluations },
    key: async (circled: readonly Circled[], words = '', sheet: string = randomUUID()) => {
      const answers = circled.map((numbers, index) => ({
        ...{ line: form.lines[index]!.id, now: numbers.at(-1) ?? null },
        ...(numbers.length === 2 && { before: numbers[0] ?? null }),
      }));
      const comments = [{ question: form.questions[0]!.id, words }];
      const keyed = { offering: held.id, sheet, answers, comments };
      await evaluations.keyEvaluation(held.ctx(held.office), keyed);
      return sheet;
    },
  });
}
