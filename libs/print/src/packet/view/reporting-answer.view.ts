import type { PacketSource } from '../packet-source.js';
import { blocksNamed } from '@hearthside/lesson-text';
import { dayInWords } from '../../view/day.js';
import { proseBlocks } from '../../view/prose.view.js';
import { sessionName, sheet } from '../../view/sheet.js';
import {
  box,
  heading,
  paragraph,
  strong,
  text,
  type View,
  type ViewBlock,
} from '../../view/view.js';
import { whenAndWhere } from '../../view/when-and-where.js';
import { clinicianWords } from './today.view.js';

/** The host's page: what leaders here have to report, who says so, and whom to call. */
export function reportingAnswerView(source: PacketSource): View {
  const { course, lesson } = source;
  const asked = [lesson, ...course.sheets].flatMap(({ body }) => blocksNamed('reporting', body))[0];
  return sheet(source, {
    name: 'reporting-answer',
    audience: 'leaders',
    branded: true,
    ofClass: true,
    kicker: `${sessionName(source)} · from the host`,
    title: 'What leaders here have to report',
    blocks: [
      paragraph(text(whenAndWhere(source, source.session))),
      ...answer(source),
      ...(lesson.clinicianOnCall
        ? [paragraph(strong('Clinician on call: '), text(clinicianWords(source)))]
        : []),
      ...(asked ? [heading(2, 'What was asked'), ...proseBlocks(asked.children)] : []),
      paragraph(text('This page is not legal advice.')),
    ],
  });
}

function answer({ course, session }: PacketSource): ViewBlock[] {
  const { reporting } = session;
  if (!reporting) {
    const words = '[not answered yet] The host answers before the session, in writing.';
    return [
      box('alert', 'The host’s answer', [paragraph(text(words))]),
      { kind: 'lines', label: text('The host’s answer'), count: 8 },
      { kind: 'lines', label: text('Answered by, on'), count: 1 },
    ];
  }
  const paragraphs = reporting.answer.split(/\n\s*\n/).map((part) => paragraph(text(part.trim())));
  const { by, on, askAgain } = reporting;
  const until = askAgain ? ` To be asked again on ${dayInWords(askAgain, course.language)}.` : '';
  const words = `Answered by ${by} on ${dayInWords(on, course.language)}.${until}`;
  return [box('alert', 'The host’s answer', paragraphs), paragraph(text(words))];
}
