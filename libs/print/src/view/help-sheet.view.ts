import { madeSheets, type Resource } from '@hearthside/lesson-text';
import { resourceBlocks } from './block.view.js';
import { courseSheet, type CourseSource } from './sheet.js';
import { heading, paragraph, text, type View, type ViewBlock } from './view.js';

const scopes: [scope: Resource['scope'], title: string][] = [
  ['local', 'Near you'],
  ['national', 'Anywhere in the country'],
];

/** Every place of help that the course knows, those nearby and the others apart. */
export function helpSheetView(source: CourseSource): View {
  const { resources, neutralTitle } = source.course;
  const { id: name, title, for: audience } = madeSheets.help;
  const first =
    resources.length > 0
      ? 'Places and people to turn to. Take this sheet with you. Your host fills in the blanks.'
      : 'This course names no places yet. Please ask your host.';
  return courseSheet(source, {
    name,
    audience,
    kicker: neutralTitle,
    title,
    blocks: [paragraph(text(first)), ...scopes.flatMap(([scope, words]) => section(scope, words))],
  });

  function section(scope: Resource['scope'], words: string): ViewBlock[] {
    const ids = resources.filter((each) => each.scope === scope).map(({ id }) => id);
    return ids.length > 0 ? [heading(2, words), ...resourceBlocks('', ids, source.course)] : [];
  }
}
