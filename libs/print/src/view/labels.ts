import type { ActivityPlan, Block, CoverageLevel, LeaderBlock } from '@hearthside/lesson-text';
import type { BoxRole } from './view.js';

/** Words that sheets use for the language's own words. One place to translate from. */
export const promptKinds: Record<Block<'prompt'>['attributes']['kind'], string> = {
  pair: 'In pairs',
  small: 'At your table',
  whole: 'All together',
  private: 'Just for you',
  anonymous: 'On a card, without a name',
};

/** How near a prompt comes; nothing needs saying of an opinion. */
export const depthWords: Record<Block<'prompt'>['attributes']['depth'], string> = {
  D0: '',
  D1: 'about somebody made up',
  D2: 'about everyday life',
  D3: 'about intimate life: for the page alone',
};

export const groupings: Record<ActivityPlan['grouping'][number], string> = {
  whole: 'all together',
  pairs: 'in pairs',
  threes: 'in threes',
  fours: 'in fours',
  small: 'in small groups',
  ladder: 'alone, then pairs, then fours',
  private: 'by yourself',
  anonymous: 'without names',
};

export const coreWords: Record<ActivityPlan['core'], string> = {
  keep: 'Keep',
  adapt: 'Adapt',
  optional: 'Optional',
};

export const leaderNames: Record<ActivityPlan['ledBy'], string> = {
  a: 'Leader A',
  b: 'Leader B',
  either: 'Either leader',
};

/** The language of courses is older than its American readers. */
export const coverageWords: Record<CoverageLevel, string> = {
  mentioned: 'mentioned',
  taught: 'taught',
  practised: 'practiced',
};

export const strengths: Record<NonNullable<Block<'claim'>['attributes']['strength']>, string> = {
  supported: 'well supported',
  plausible: 'plausible',
  mixed: 'mixed',
  weak: 'weak',
  none: 'none known',
};

/** A modest claim must not stand under a proud heading. */
export const claimTitles: typeof strengths = {
  supported: 'What is known',
  plausible: 'What seems likely',
  mixed: 'Where findings differ',
  weak: 'What is said, with little support',
  none: 'What is said, with no support known',
};

const roomShapes: Record<Block<'room'>['attributes']['shape'], string> = {
  circle: 'a circle',
  u: 'a horseshoe',
  tables: 'tables',
  rows: 'rows',
};

const noteKinds: Record<Block<'note'>['attributes']['kind'], string> = {
  background: 'Background',
  'watch-for': 'Watch for',
  'if-asked': 'If asked',
  care: 'Take care',
  timing: 'Timing',
  access: 'Access',
  adapt: 'Adapting',
  'source-conflict': 'Where sources disagree',
};

const events: Record<Block<'if-it-happens'>['attributes']['event'], string> = {
  distress: 'someone is distressed',
  'disclosure-past': 'someone tells of past harm',
  'disclosure-current': 'someone tells of harm going on now',
  threat: 'someone makes a threat',
  dissociation: 'someone seems far away',
  conflict: 'two people clash',
  joke: 'a joke hurts',
  advice: 'advice is handed out',
  silence: 'nobody speaks',
  dominance: 'one person takes all the time',
  'couple-quarrel': 'a couple begins to quarrel',
  'hearing-trouble': 'someone cannot hear',
  'late-arrival': 'someone comes late',
};

const prepTimes: Record<Block<'prep'>['attributes']['when'], string> = {
  'two-weeks': 'Two weeks before',
  'day-before': 'The day before',
  'half-hour': 'Half an hour before',
  after: 'Afterwards',
};

const accessWays: Record<string, string> = {
  hearing: 'hearing',
  sight: 'sight',
  seating: 'seating',
  language: 'language',
  remote: 'taking part from afar',
};

/** The heading over a block of the leaders' family, and how it is boxed. */
export function leaderLabel({ name, attributes }: LeaderBlock): { label: string; role: BoxRole } {
  switch (name) {
    case 'purpose':
      return { label: 'Why', role: 'plain' };
    case 'set-up':
      return { label: 'Set up', role: 'do' };
    case 'do':
      return { label: 'Do', role: 'do' };
    case 'say':
      return { label: sayLabel(attributes), role: 'say' };
    case 'listen':
      return { label: 'Listen for', role: 'note' };
    case 'debrief':
      return { label: 'Then ask', role: 'ask' };
    case 'shorter':
      return { label: 'Shorter', role: 'plain' };
    case 'longer':
      return { label: 'Longer', role: 'plain' };
    case 'access': {
      const ways = (attributes.for ?? []).map((way) => accessWays[way]).join(', ');
      return { label: ways ? `Access: ${ways}` : 'Access', role: 'note' };
    }
    case 'note': {
      const kind = noteKinds[attributes.kind];
      return { label: attributes.flag ? `${kind} (${attributes.flag})` : kind, role: 'note' };
    }
    case 'if-it-happens':
      return { label: `If ${events[attributes.event]}`, role: 'alert' };
    case 'reporting':
      return { label: 'Duty to report', role: 'alert' };
    case 'prep':
      return { label: prepTimes[attributes.when], role: 'do' };
    case 'room':
      return { label: `The room: ${roomShapes[attributes.shape]}`, role: 'do' };
  }
}

function sayLabel({ must, exactly, by }: Block<'say'>['attributes']): string {
  const who = by ? `Leader ${by.toUpperCase()} says` : 'Say';
  const how = exactly ? ', word for word' : must ? ', always' : '';
  return who + how;
}
