import { andList, didYouMean, type Course, type Resource } from '@hearthside/lesson-text';
import type { OrderProblem } from '../order/order-problem.js';
import type { PacketOrder, ResourceAnswer } from '../order/packet-order.js';

/**
 * A course in which the host's answers stand in the places that help. An answer takes the place of all that the
 * course knows, so that no old number or day stays beside a new name; what is not near here is left out.
 */
export function withLocalResources(course: Course, { resources }: Pick<PacketOrder, 'resources'>) {
  if (resources.length === 0) return course;
  const answers = new Map(resources.map((answer) => [answer.id, answer]));
  const filled = course.resources
    .filter(({ id }) => answers.get(id)?.leftOut === undefined)
    .map((resource) => answered(resource, answers.get(resource.id)));
  return { ...course, resources: filled };
}

function answered(resource: Resource, answer: ResourceAnswer | undefined): Resource {
  if (!answer) return resource;
  const { id, scope, need } = resource;
  const { leftOut: _, ...facts } = answer;
  const said = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(said), id, scope, need };
}

/** Answers to nothing, and dates that cannot be. */
export function resourceProblems(
  course: Pick<Course, 'resources'>,
  { resources }: Pick<PacketOrder, 'resources'>,
  today: string,
): OrderProblem[] {
  const known = course.resources.map(({ id }) => id);
  return resources.flatMap(({ id, leftOut, name, verifiedBy, verifiedOn, expires }, index) => {
    const field = `resources.${index}`;
    const says = (key: string, message: string): OrderProblem[] => [
      { field: `${field}.${key}`, message },
    ];
    if (!known.includes(id)) {
      const hint = `${didYouMean(id, known)}It has ${andList(known)}.`;
      return says('id', `The course has no place of help called "${id}". ${hint}`);
    }
    if (leftOut !== undefined) return [];
    if (!name) return says('name', `"${id}" needs a name, or "leftOut" with a reason.`);
    if (verifiedOn && !verifiedBy) return says('verifiedBy', `Who tried out "${id}"?`);
    if (verifiedOn && verifiedOn > today) {
      return says(
        'verifiedOn',
        `"${id}" cannot have been tried out on ${verifiedOn}: today is ${today}.`,
      );
    }
    if (verifiedOn && expires && expires < verifiedOn) {
      return says('expires', `"${id}" expires on ${expires}, before it was tried out.`);
    }
    return [];
  });
}
