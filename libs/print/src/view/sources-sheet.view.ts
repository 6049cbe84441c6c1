import { madeSheets, type Source } from '@hearthside/lesson-text';
import { dayInWords } from './day.js';
import { sentence } from './sentence.js';
import { courseSheet, type CourseSource } from './sheet.js';
import { bullets, heading, paragraph, text, type Run, type View } from './view.js';

/** What the course draws on and what each source is worth, with credits, license and disclaimer. */
export function sourcesSheetView(source: CourseSource): View {
  const { sources, credits, license, disclaimer, neutralTitle, language } = source.course;
  const { id: name, title, for: audience } = madeSheets.sources;
  return courseSheet(source, {
    name,
    audience,
    kicker: neutralTitle,
    title,
    blocks: [
      ...(sources.length > 0
        ? [heading(2, 'Sources'), bullets(sources.map((each) => sourceRuns(each, language)))]
        : []),
      heading(2, 'Credits'),
      paragraph(text(credits)),
      heading(2, 'License'),
      paragraph(text(license)),
      heading(2, 'Please note'),
      paragraph(text(disclaimer)),
    ],
  });
}

/** Title with its address, who, where and when; what it is worth; the day somebody read it. */
function sourceRuns(source: Source, language: string): Run[] {
  const { title, author, site, year, url, reliability, retrieved } = source;
  const who = [author, site, year].filter(Boolean).join(', ');
  const lines = [
    ...(who ? [capital(who)] : []),
    ...(reliability ? [`What it is worth: ${reliability}`] : []),
    ...(retrieved ? [`Read on ${dayInWords(retrieved, language)}`] : []),
  ];
  return [
    { text: title, strong: true, ...(url && { href: url }) },
    ...lines.flatMap((line): Run[] => [{ text: '', break: true }, { text: sentence(line) }]),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
