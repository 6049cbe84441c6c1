import { whenAndWhere } from '../../view/when-and-where.js';
import type { PacketSource } from '../packet-source.js';
import { andList } from '@hearthside/lesson-text';
import { box, paragraph, strong, text, type ViewBlock } from '../../view/view.js';
import { LEADERS, leaderName } from './leader-names.js';

/** Who is there, and whom to call: on the papers of those who lead and help. */
export function todayBox(source: PacketSource): ViewBlock {
  const { lesson, session } = source;
  const helpers = session.assistants;
  const lines: [label: string, words: string][] = [
    ['When and where', whenAndWhere(source, source.session)],
    ['Leaders', leadersInWords(source)],
    ...(helpers.length > 0 ? [['Helping', andList(helpers)] as [string, string]] : []),
    ['Expected', `${session.learners} people`],
    ...(lesson.clinicianOnCall
      ? [['Clinician on call', clinicianWords(source)] as [string, string]]
      : []),
  ];
  return box(
    'plan',
    'Today',
    lines.map(([label, words]) => paragraph(strong(`${label}: `), text(words))),
  );
}

/** Two have letters, by which the text speaks of them; further ones are named. */
function leadersInWords(source: PacketSource): string {
  const { lesson, session } = source;
  const few = LEADERS.slice(0, Math.max(lesson.leaders, session.leaders.length));
  const further = session.leaders.slice(LEADERS.length);
  return [...few.map((each) => leaderNameWithLetter(source, each)), ...further].join(', ');
}

function leaderNameWithLetter(source: PacketSource, leader: 'a' | 'b'): string {
  const name = leaderName(source, leader);
  const letter = `Leader ${leader.toUpperCase()}`;
  return name === letter ? letter : `${name} (${letter})`;
}

/** A draft has a plain placeholder where a name is still missing. */
export function clinicianWords({ session }: Pick<PacketSource, 'session'>): string {
  const { clinician } = session;
  return clinician ? `${clinician.name}, ${clinician.phone}` : '[not named yet]';
}
