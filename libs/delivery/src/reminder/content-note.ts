import {
  blocksNamed,
  forParticipants,
  plainText,
  type BodyNode,
  type Flow,
  type Lesson,
} from '@hearthside/lesson-text';

/**
 * What comes up in a lesson, as its learners may read it, in plain text: a paragraph or a list item a line, with an
 * empty line between. Nothing where there is no note.
 */
export function contentNoteOf(lesson: Lesson): string {
  const { body, activities } = forParticipants(lesson);
  const bodies: BodyNode[] = [...body, ...activities.flatMap((activity) => activity.body)];
  return blocksNamed('content-note', bodies)
    .flatMap(({ children }) => children.flatMap(paragraphsOf))
    .filter((text) => text !== '')
    .join('\n\n');
}

function paragraphsOf(node: Flow): string[] {
  if (node.type !== 'list') return [plainText([node])];
  return node.children.map((item) => `- ${plainText([item])}`);
}
