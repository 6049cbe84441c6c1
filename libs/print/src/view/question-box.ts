import { blocksNamed, type Lesson } from '@hearthside/lesson-text';

/** Does everyone write a question on a card today? */
export function hasQuestionBox({ body, activities }: Pick<Lesson, 'body' | 'activities'>): boolean {
  const bodies = [body, ...activities.map((activity) => activity.body)];
  return bodies.some((each) => blocksNamed('question-box', each).length > 0);
}
