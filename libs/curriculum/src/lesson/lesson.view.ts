import {
  ACTIVITY_KINDS,
  blocksNamed,
  CORE_LEVELS,
  evidenceOf,
  forParticipants,
  GROUPINGS,
  HANDOUT_KINDS,
  plainText,
  SENSITIVITIES,
  STANDARD_VARIANT,
  timetable,
  type BodyNode,
  type Lesson as LessonTree,
  type OpenLesson,
} from '@hearthside/lesson-text';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PublishedCourse } from '../edition/edition.service.js';
import { Json } from './json.scalar.js';

/** CHECK_IN for check-in: the language's words as GraphQL writes them. */
export function capitals<W extends string>(words: readonly W[]): Record<string, W> {
  return Object.fromEntries(words.map((word) => [word.toUpperCase().replaceAll('-', '_'), word]));
}

export const PromptKind = capitals(['pair', 'small', 'whole', 'private', 'anonymous']);
export const PromptDepth = capitals(['D0', 'D1', 'D2', 'D3']);
export const Grouping = capitals(GROUPINGS);
export const ActivityKind = capitals(ACTIVITY_KINDS);
export const Core = capitals(CORE_LEVELS);
export const Sensitivity = capitals(SENSITIVITIES);
export const HandoutKind = capitals(HANDOUT_KINDS);

registerEnumType(PromptKind, { name: 'PromptKind' });
registerEnumType(PromptDepth, {
  name: 'PromptDepth',
  description: 'D0 an opinion, D1 somebody made up, D2 everyday life, D3 intimate life.',
});
registerEnumType(Grouping, { name: 'Grouping' });
registerEnumType(ActivityKind, { name: 'ActivityKind' });
registerEnumType(Core, { name: 'Core', description: 'What may go when time is short.' });
registerEnumType(Sensitivity, { name: 'Sensitivity' });
registerEnumType(HandoutKind, { name: 'HandoutKind' });

@ObjectType({ description: 'What participants can do by the end of a lesson.' })
export class Outcome {
  @Field()
  text!: string;

  @Field(() => [ID], { description: 'Activities or handouts in which a learner shows it.' })
  shownBy!: string[];
}

@ObjectType({ description: 'A timed part of a lesson.' })
export class Activity {
  @Field(() => ID)
  id!: string;

  @Field()
  title!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'Minutes after the lesson begins.' })
  startsAtMinute!: number;

  @Field(() => ActivityKind)
  kind!: string;

  @Field(() => [Grouping], { description: 'In order, when it changes on the way.' })
  grouping!: string[];

  @Field(() => Core)
  core!: string;
}

@ObjectType({ description: 'A question to think, say or write.' })
export class Prompt {
  @Field()
  text!: string;

  @Field(() => PromptKind)
  kind!: string;

  @Field(() => PromptDepth)
  depth!: string;

  @Field(() => ID, { description: 'The activity that asks it.' })
  activity!: string;

  @Field(() => String, { nullable: true, description: 'The same for someone who works alone.' })
  alone?: string;
}

@ObjectType({ description: 'A sheet for a learner to hold.' })
export class Handout {
  @Field(() => ID)
  id!: string;

  @Field()
  title!: string;

  @Field(() => HandoutKind)
  kind!: string;

  @Field({ description: 'Yours to keep; nobody collects it.' })
  private!: boolean;

  /** Where it belongs, for fields that a higher step adds. */
  lesson!: Lesson;
}

/** What a lesson and its leaders' guide both say of it. */
@ObjectType({ isAbstract: true })
export abstract class LessonFacts {
  @Field(() => Int, { description: 'Number of the lesson, or of the meeting in its variant.' })
  number!: number;

  @Field()
  title!: string;

  @Field()
  aim!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => [Activity])
  activities!: Activity[];
}

@ObjectType({
  description: 'A unit of a course, or a meeting of a variant, as a learner may see it.',
})
export class Lesson extends LessonFacts {
  @Field(() => ID)
  slug!: string;

  @Field(() => Sensitivity)
  sensitivity!: string;

  @Field(() => [Outcome])
  outcomes!: Outcome[];

  @Field(() => [Prompt])
  prompts!: Prompt[];

  @Field(() => [Handout])
  handouts!: Handout[];

  @Field(() => String, { nullable: true, description: 'What is coming, in plain words.' })
  contentNote?: string;

  @Field(() => String, { nullable: true, description: 'What anyone may do instead.' })
  wayOut?: string;

  @Field(() => String, { nullable: true })
  homePractice?: string;

  @Field(() => Json, { description: 'The lesson’s tree, without anything for leaders.' })
  bodyTree!: OpenLesson;

  /** For fields that a higher step adds: the edition, which holds leaders' text too… */
  published!: PublishedCourse;
  /** …the plan it is a meeting of, which stands in addresses… */
  variant!: string;
  /** …the whole lesson, or the meeting put together from several… */
  tree!: LessonTree;
  /** …and the same as learners may see it, from which their fields are made. */
  open!: OpenLesson;
}

/** A lesson as learners may see it, from the tree of an edition. */
export function lessonOf(
  published: PublishedCourse,
  tree: LessonTree,
  variant: string = STANDARD_VARIANT,
): Lesson {
  const open = forParticipants(tree);
  const { number, slug, title, aim, minutes, sensitivity } = open;
  const nodes: BodyNode[] = [...open.body, ...open.activities.flatMap(({ body }) => body)];
  const lesson = Object.assign(new Lesson(), {
    number,
    slug,
    title,
    aim,
    minutes,
    sensitivity,
    outcomes: open.outcomes.map((each) => ({ text: each.text, shownBy: evidenceOf(each) })),
    activities: activitiesOf(tree),
    prompts: open.activities.flatMap(({ id, body }) => promptsIn(body, id)),
    contentNote: wordsOf('content-note', nodes),
    wayOut: wordsOf('way-out', open.body),
    homePractice: wordsOf('home-practice', nodes),
    bodyTree: open,
    published,
    variant,
    tree,
    open,
  });
  lesson.handouts = open.handouts.map(({ id, title: name, kind, private: isPrivate }) =>
    Object.assign(new Handout(), { id, title: name, kind, private: isPrivate, lesson }),
  );
  return lesson;
}

export function activitiesOf(tree: LessonTree): Activity[] {
  return timetable(tree).map(({ activity: { id, title, plan }, startsAt }) => ({
    id,
    title,
    minutes: plan.minutes,
    startsAtMinute: startsAt,
    kind: plan.kind,
    grouping: [...plan.grouping],
    core: plan.core,
  }));
}

function promptsIn(body: readonly BodyNode[], activity: string): Prompt[] {
  const prompts: Prompt[] = [];
  for (const node of body) {
    if (node.type !== 'block') continue;
    const last = prompts.at(-1);
    if (node.name === 'alone' && last) last.alone = plainText(node.label);
    if (node.name === 'prompt') {
      const { kind, depth } = node.attributes;
      prompts.push({ text: plainText(node.label), kind, depth, activity });
    }
  }
  return prompts;
}

function wordsOf(name: 'content-note' | 'way-out' | 'home-practice', nodes: readonly BodyNode[]) {
  const [first] = blocksNamed(name, nodes);
  return first && plainText(first.children);
}
