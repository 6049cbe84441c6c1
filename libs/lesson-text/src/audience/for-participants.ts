import { isForLeaders } from '../block/blocks.js';
import type { BodyNode, OpenNode } from '../block/block.js';
import type { ActivityPlan, Lesson, OpenLesson, OpenPlan } from '../tree/tree.js';

/**
 * The learner's lesson: the tree without the leaders' family. This is the one place where that is
 * decided; every output for learners starts from what it returns.
 */
export function forParticipants(lesson: Lesson): OpenLesson {
  return {
    ...lesson,
    body: open(lesson.body),
    activities: lesson.activities.map(({ body, plan, ...activity }) => ({
      ...activity,
      plan: openPlan(plan),
      body: open(body),
    })),
    handouts: lesson.handouts.map((handout) => ({ ...handout, body: open(handout.body) })),
  };
}

function open(body: readonly BodyNode[]): OpenNode[] {
  return body.filter((node): node is OpenNode => !isForLeaders(node) && node.type !== 'comment');
}

function openPlan({
  minutes,
  kind,
  grouping,
  handouts,
  sensitivity,
  topics,
}: ActivityPlan): OpenPlan {
  return {
    minutes,
    kind,
    grouping,
    sensitivity,
    ...(handouts && { handouts }),
    ...(topics && { topics }),
  };
}
