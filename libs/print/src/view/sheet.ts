import { handoutLabel, type Course, type Lesson } from '@hearthside/lesson-text';
import { numberUnits, unitsOf } from './units.js';
import type { View, ViewBlock } from './view.js';

/** What every sheet of a lesson is made from. */
export interface SheetSource {
  course: Course;
  lesson: Lesson;
  /** Number of the variant's meeting that delivers it. */
  meeting: number;
  edition: { id: string; publishedOn: string };
}

interface SheetWords {
  name: string;
  audience: View['audience'];
  kicker: string;
  title: string;
  marks?: string[];
  blocks: ViewBlock[];
}

/** Puts the neutral names, the edition and the language round what a sheet says. */
export function sheet({ course, meeting, edition }: SheetSource, words: SheetWords): View {
  const { neutralTitle, language } = course;
  const leaders = words.audience === 'leaders';
  const short = `${neutralTitle}, session ${meeting}`;
  return numberUnits({
    name: words.name,
    audience: words.audience,
    documentTitle: `${short}: ${neutralName(words.name)}`,
    language,
    kicker: words.kicker,
    title: words.title,
    marks: [...(leaders ? ['For leaders only'] : []), ...(words.marks ?? [])],
    blocks: withoutSkippedLevels(words.blocks),
    footer: { left: `${short} · ${neutralName(words.name)}`, edition: `Edition ${edition.id}` },
    date: edition.publishedOn,
  });
}

const neutralNames: Record<string, string> = {
  lesson: 'lesson',
  guide: 'leaders’ guide',
  'run-sheet': 'run sheet',
  prompts: 'prompt cards',
  resources: 'resource sheet',
};

/** h2-2 → H2.2; h2-2-key → H2.2 key: says which sheet it is and nothing of its subject. */
export function neutralName(printable: string): string {
  const key = /^(.*)-key$/.exec(printable);
  if (key?.[1]) return `${handoutLabel(key[1])} key`;
  return neutralNames[printable] ?? handoutLabel(printable);
}

/** Headings go down one level at a time, whatever pieces a sheet is put together from. */
function withoutSkippedLevels(blocks: ViewBlock[]): ViewBlock[] {
  const whole = structuredClone(blocks);
  let last = 1;
  for (const unit of unitsOf(whole)) {
    const block = unit as ViewBlock;
    if (block.kind !== 'heading') continue;
    last = Math.min(block.level, last + 1);
    block.level = last as 2 | 3 | 4;
  }
  return whole;
}
