import { blocksNamed, handoutLabel, type OpenLesson, type OpenNode } from '@hearthside/lesson-text';
import { bodyBlocks, type Surroundings } from '../view/block.view.js';
import { whereToTurn } from '../view/lesson.view.js';
import { runsOf } from '../view/prose.view.js';
import { sessionName, sheet, type SheetSource } from '../view/sheet.js';
import { bullets, heading, paragraph, text, type View, type ViewBlock } from '../view/view.js';

/** What somebody who was away can do by themselves; made of what learners may read, and nothing else. */
export function catchUpView(source: SheetSource, lesson: OpenLesson): View {
  const { course } = source;
  const around: Surroundings = { course, lesson, audience: 'everyone' };
  const body = [...lesson.body, ...lesson.activities.flatMap((activity) => activity.body)];
  const named = (name: string) =>
    body.filter((node: OpenNode) => node.type === 'block' && node.name === name);
  return sheet(source, {
    name: 'catch-up',
    audience: 'everyone',
    kicker: sessionName(source),
    title: `If you were away: ${lesson.title}`,
    blocks: [
      paragraph(
        text(
          'This is what the others did, and what you can do by yourself. Nobody asks why you were away, ' +
            'and you need not do any of it.',
        ),
      ),
      // Ways out of single activities say nothing where nobody is in the room.
      ...bodyBlocks(named('content-note'), around),
      ...section('What was done', activitiesOf(lesson)),
      ...section(
        'What to remember',
        blocksNamed('key-point', body).map(({ label }) => runsOf(label)),
      ),
      ...section('To read by yourself', sheetsOf(lesson)),
      ...section(
        'To do by yourself',
        blocksNamed('alone', body).map(({ label }) => runsOf(label)),
      ),
      ...bodyBlocks(named('home-practice'), around),
      ...whereToTurn(lesson, course),
    ],
  });
}

/** Nothing, heading and all, where there is nothing to say. */
function section(title: string, items: Parameters<typeof bullets>[0]): ViewBlock[] {
  return items.length > 0 ? [heading(2, title), bullets(items)] : [];
}

function activitiesOf({ activities }: OpenLesson): string[] {
  return activities.filter(({ plan }) => plan.kind !== 'break').map(({ title }) => title);
}

/** Cards are for a table with others at it, and a poster hangs in the room. */
function sheetsOf({ handouts }: OpenLesson): string[] {
  return handouts
    .filter(({ kind }) => kind !== 'cards' && kind !== 'poster')
    .map(({ id, title }) => `${handoutLabel(id)} ${title}`);
}
