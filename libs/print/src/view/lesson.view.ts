import {
  handoutLabel,
  sourcesOf,
  type Course,
  type OpenActivity,
  type OpenLesson,
} from '@hearthside/lesson-text';
import { bodyBlocks, resourceBlocks, resourcesOf, type Surroundings } from './block.view.js';
import { dayInWords } from './day.js';
import { groupings } from './labels.js';
import { sentence } from './sentence.js';
import { sessionName, sheet, type SheetSource } from './sheet.js';
import { bullets, heading, paragraph, strong, text, type View, type ViewBlock } from './view.js';

/** The learner's lesson. */
export function lessonView(source: SheetSource, lesson: OpenLesson): View {
  return sheet(source, {
    name: 'lesson',
    audience: 'everyone',
    kicker: sessionName(source),
    title: lesson.title,
    blocks: lessonBlocks(source, lesson),
  });
}

/** What the lesson says, without title and footer; also its body as HTML. */
export function lessonBlocks(
  { course, lesson: whole }: Pick<SheetSource, 'course' | 'lesson'>,
  lesson: OpenLesson,
): ViewBlock[] {
  const surroundings: Surroundings = { course, lesson, audience: 'everyone' };
  const outcomes = lesson.outcomes.map(({ text: outcome }) => outcome);
  return [
    paragraph(strong('Aim.'), text(` ${lesson.aim}`)),
    ...bodyBlocks(lesson.body, surroundings),
    heading(2, 'By the end, you can'),
    bullets(outcomes),
    ...lesson.activities.flatMap((activity) => activityBlocks(activity, lesson, surroundings)),
    ...whereToTurn(lesson, course),
    heading(2, 'Sources'),
    bullets(sourcesOf(whole, course).map((each) => creditLine(each, course.language))),
    paragraph(text(`${course.credits} ${course.disclaimer}`)),
  ];
}

function activityBlocks(
  { title, plan, body }: OpenActivity,
  lesson: OpenLesson,
  surroundings: Surroundings,
): ViewBlock[] {
  const sheets = (plan.handouts ?? []).map((id) => {
    const found = lesson.handouts.find((handout) => handout.id === id);
    return found ? `${handoutLabel(id)} ${found.title}` : handoutLabel(id);
  });
  const how =
    plan.kind === 'break' ? [] : [plan.grouping.map((each) => groupings[each]).join(', then ')];
  const facts = [`${plan.minutes} minutes`, ...how].join(', ');
  return [
    heading(2, title),
    paragraph(
      text(sheets.length > 0 ? `${facts}. Sheet: ${sentence(sheets.join('; '))}` : `${facts}.`),
    ),
    ...bodyBlocks(body, surroundings),
  ];
}

interface Creditable {
  title: string;
  author?: string | undefined;
  site?: string | undefined;
  year?: number | undefined;
  retrieved?: string | undefined;
}

/** Title, who, where, when; never an endorsement. */
export function creditLine(
  { title, author, site, year, retrieved }: Creditable,
  language: string,
): string {
  const read = retrieved && `read on ${dayInWords(retrieved, language)}`;
  const parts = [author, site, year, read].filter(Boolean).join(', ');
  return `${title}. ${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
}

/** The section that everyone is sent to for help; left out when there is nobody to name. */
export function whereToTurn(
  lesson: Parameters<typeof resourcesOf>[0],
  course: Course,
): ViewBlock[] {
  const resources = resourcesOf(lesson, course);
  if (resources.length === 0) return [];
  return [heading(2, 'Where to turn'), ...resourceBlocks('Help nearby', resources, course)];
}
