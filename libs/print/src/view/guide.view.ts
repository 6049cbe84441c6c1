import {
  andList,
  blocksNamed,
  handoutLabel,
  keptMinutes,
  sourcesOf,
  timetable,
  type BodyNode,
  type Handout,
  type Lesson,
  type TimedActivity,
} from '@hearthside/lesson-text';
import { bodyBlocks, resourcesOf, type Surroundings } from './block.view.js';
import { coreWords, coverageWords, groupings, leaderNames } from './labels.js';
import { creditLine, whereToTurn } from './lesson.view.js';
import { planTable } from './run-sheet.view.js';
import type { Slide } from '../slides/slide.js';
import { leftOutBlocks } from './left-out.view.js';
import { hasQuestionBox } from './question-box.js';
import { sessionName, sheet, type SheetSource } from './sheet.js';
import { deckOf } from './slides.view.js';
import {
  box,
  bullets,
  heading,
  paragraph,
  strong,
  text,
  type View,
  type ViewBlock,
} from './view.js';

/** The leaders' guide: everything in the lesson, learners' and leaders' text together. */
export function guideView(source: SheetSource): View {
  const { course, lesson } = source;
  const surroundings: Surroundings = { course, lesson, audience: 'leaders' };
  const slides = deckOf(lesson, course);
  return sheet(source, {
    name: 'guide',
    audience: 'leaders',
    kicker: `${sessionName(source)} · leaders’ guide`,
    title: lesson.title,
    blocks: [
      paragraph(strong('Aim.'), text(` ${lesson.aim}`)),
      paragraph(text(atAGlance(lesson))),
      heading(2, 'By the end, participants can'),
      bullets(lesson.outcomes.map(({ text: outcome }) => outcome)),
      heading(2, 'The plan'),
      planTable(source, {}),
      ...leftOutBlocks(source),
      heading(2, 'What to bring'),
      bullets(materials(source)),
      heading(2, 'Before you begin'),
      ...bodyBlocks(lesson.body, surroundings),
      ...timetable(lesson).flatMap((timed) =>
        activityBlocks(timed, surroundings, slideNumbers(slides, timed.activity.id)),
      ),
      ...whereToTurn(lesson, course),
      heading(2, 'Sources'),
      bullets(
        sourcesOf(lesson, course).map(
          (each) =>
            `${creditLine(each, course.language)}${each.reliability ? ` ${each.reliability}` : ''}`,
        ),
      ),
      paragraph(text(`${course.credits} ${course.disclaimer}`)),
    ],
  });
}

export function atAGlance({
  minutes,
  leaders,
  sensitivity,
  clinicianOnCall,
  activities,
}: Lesson): string {
  const facts = [
    `${minutes} minutes`,
    `${activities.some(({ plan }) => plan.kind === 'break') ? 'what is kept, with the break' : 'what is kept'}: ${keptMinutes(activities)} minutes`,
    `leaders: ${leaders}`,
    `sensitivity: ${sensitivity}`,
    ...(clinicianOnCall ? ['a clinician on call'] : []),
  ];
  return `${facts.join(' · ')}.`;
}

const amounts: Partial<Record<Handout['kind'], string>> = {
  cards: 'cut, one set to share',
  poster: 'one for the wall',
};

/** Sheets and things that the activities ask for, each once. */
function materials({ course, lesson, leftOut = [] }: SheetSource): string[] {
  const { activities, handouts } = lesson;
  const used = activities.flatMap(({ plan }) => plan.handouts ?? []);
  const idle = leftOut
    .flatMap(({ activity }) => activity.plan.handouts ?? [])
    .filter((id) => !used.includes(id));
  const sheets = handouts.map(({ id, title, kind }) => {
    const amount = idle.includes(id)
      ? 'one for each person, to take home'
      : (amounts[kind] ?? 'one for each person');
    return `${handoutLabel(id)} ${title} (${amount})`;
  });
  const help =
    resourcesOf(lesson, course).length > 0 ? ['Resource sheet (one for each person)'] : [];
  const asks = activities.some(({ body }) => blocksNamed('prompt', body).length > 0);
  const cards = [
    ...(asks ? ['Prompt cards (cut, one set for each table)'] : []),
    ...(hasQuestionBox(lesson)
      ? ['Blank cards for questions (one for each person, all alike)']
      : []),
  ];
  return [
    ...sheets,
    ...help,
    ...cards,
    ...new Set(activities.flatMap(({ plan }) => plan.materials ?? [])),
  ];
}

/** "Slides 7 to 9.", for whoever changes them. */
export function slideNumbers(slides: readonly Slide[], id: string): string {
  const first = slides.findIndex(({ activity }) => activity === id) + 1;
  const last = slides.findLastIndex(({ activity }) => activity === id) + 1;
  if (first === 0) return '';
  return first === last ? `Slide ${first}.` : `Slides ${first} to ${last}.`;
}

function activityBlocks(
  timed: TimedActivity,
  surroundings: Surroundings,
  slides: string,
): ViewBlock[] {
  const { activity } = timed;
  const body = activity.shortened ? shorterFirst(activity.body) : activity.body;
  return [
    ...activityHead(timed, surroundings, { slides, withCoverage: true }),
    ...bodyBlocks(body, surroundings),
  ];
}

/** What stands over an activity: its title, and a box with its minutes, its people and its things. */
export function activityHead(
  { activity, startsAt, endsAt }: TimedActivity,
  surroundings: Surroundings,
  { slides, withCoverage }: { slides: string; withCoverage: boolean },
): ViewBlock[] {
  const { plan, title, shortened: isShort } = activity;
  const facts = [
    `Minutes ${startsAt} to ${endsAt} (${plan.minutes} min${isShort ? ', the shorter way' : ''})`,
    ...(plan.kind === 'break'
      ? []
      : [plan.grouping.map((each) => groupings[each]).join(', then ')]),
    coreWords[plan.core].toLowerCase(),
    leaderNames[plan.ledBy],
    ...(plan.shorter && !isShort ? [`shorter: ${plan.shorter} min`] : []),
    ...(plan.longer && !isShort ? [`longer: ${plan.longer} min`] : []),
    ...(plan.dropOrder ? [`drop order: ${plan.dropOrder}`] : []),
  ];
  const needs = [...(plan.handouts ?? []).map(handoutLabel), ...(plan.materials ?? [])];
  return [
    heading(2, title),
    box('plan', 'Plan', [
      paragraph(text(facts.join(' · '))),
      ...(needs.length > 0 ? [paragraph(text(`Needs: ${andList(needs)}.`))] : []),
      ...(slides ? [paragraph(text(slides))] : []),
      ...(plan.covers && withCoverage
        ? [
            paragraph(
              text(
                `Covers: ${plan.covers.map(({ item, level }) => `${item} ${coverageWords[level]}`).join(', ')}.`,
              ),
            ),
          ]
        : []),
    ]),
  ];
}

/** Leaders who have less time read first what that means. */
export function shorterFirst(body: readonly BodyNode[]): BodyNode[] {
  return [...blocksNamed('shorter', body), ...body.filter((node) => !isShorter(node))];
}

function isShorter(node: BodyNode): boolean {
  return node.type === 'block' && node.name === 'shorter';
}
