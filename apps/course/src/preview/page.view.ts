import { meetingsOf, STANDARD_VARIANT } from '@hearthside/lesson-text';
import { readChoice, type Choice, type Query } from './choice.js';
import { choicesView, firstSheets, type ChoicesView } from './choices.view.js';
import type { Draft } from './draft.js';
import { sheetsOf, sourceOf, type Part } from './drawn-sheet.js';
import { framesView, type FrameView } from './frames.view.js';
import { problemsView, type ProblemsView } from './problems.view.js';
import { sourceView, type SourceView } from './source.view.js';

export interface PageView {
  version: string;
  language: string;
  /** For the browser's tab, which others may read. */
  neutralTitle: string;
  title: string;
  /** Sentences about what could not be read; empty when all is well. */
  notices: string[];
  choices: ChoicesView;
  problems: ProblemsView;
  source: SourceView;
  frames: FrameView[];
}

const KEPT = 'The sheets here are from the last time it could be read.';
const NONE = 'There are no sheets to show until it can be read.';

/** The whole page for one draft and one choice. */
export function pageView(draft: Draft, query: Query): PageView {
  const { outputs, folder, trouble } = draft;
  const course = outputs?.published.course;
  const asked = readChoice(query);
  const meetings = course && meetingsOf(course, asked.variant);
  const part = asked.lesson ?? meetings?.[0]?.lesson.number;
  const place = part === undefined ? undefined : { variant: asked.variant, part };
  const found = outputs && place ? sheetsOf(outputs, place) : undefined;
  const { sheets, failure } = found ?? { sheets: [] };
  const choice: Choice = {
    ...asked,
    lesson: part,
    sheets: asked.sheets ?? firstSheets(sheets),
  };
  const near = filesNear(draft, choice);
  const file = asked.source ?? near[0] ?? 'course.yaml';
  const problems = problemsView(draft.problems, choice);
  return {
    version: draft.version,
    language: course?.language ?? 'en',
    neutralTitle: course?.neutralTitle ?? folder.slug,
    title: course?.title ?? folder.slug,
    notices: [
      ...(trouble ? [`${trouble} ${outputs ? KEPT : NONE}`] : []),
      ...(failure
        ? [
            `This ${typeof part === 'number' ? partName(asked) : 'course'} cannot be shown as it is now: ${failure}`,
          ]
        : []),
      ...(course && !found ? [missingPart(asked, part)] : []),
    ],
    choices: choicesView(course, sheets, choice),
    problems,
    source: sourceView(folder.texts, problems.list, choice, file, near),
    frames: outputs && found && place ? framesView(outputs, place, sheets, choice, file) : [],
  };
}

/** The files of the chosen sheets, in the order of the sheets. */
function filesNear({ outputs }: Draft, { variant, lesson, sheets }: Choice): string[] {
  if (!outputs || lesson === undefined) return [];
  const place = { variant, part: lesson };
  const files = (sheets ?? []).flatMap((name) => sourceOf(outputs, place, name) ?? []);
  return [...new Set(files)];
}

function missingPart(choice: Choice, part: Part | undefined): string {
  if (part === undefined) {
    return choice.variant === STANDARD_VARIANT
      ? 'No lesson of this course can be read yet.'
      : `There is no plan “${choice.variant}” in this course, or none of its sessions can be read.`;
  }
  const name = partName(choice) === 'lesson' ? 'Lesson' : 'Session';
  return `${name} ${part} is not in this course, or cannot be read. Any problems are listed here.`;
}

function partName({ variant }: Choice): 'lesson' | 'session' {
  return variant === STANDARD_VARIANT ? 'lesson' : 'session';
}
