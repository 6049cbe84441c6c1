import {
  FEWEST_WORDS,
  hardestSentence,
  readingGrade as gradeOf,
  sentencesOf,
} from '../reading-grade/reading-grade.js';
import { passagesIn, type Passage } from '../tree/passages.js';
import { bodiesOf, partsOf, type Course } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

interface Details {
  what: string;
  target: number;
  grades: [fleschKincaid: number, automated: number];
  sentence: string;
}

/** School grades when course.yaml names none: what health educators write for the public. */
const USUAL = { handouts: 8, guides: 9 };

/** One paragraph may be harder than its text by so many grades before it is named by itself. */
const LEEWAY = 6;
const LONG_PARAGRAPH = 30;

/** Longer sentences are shown by their beginning. */
const SHOWN = 90;

export const readingGrade: CourseRule<Details> = {
  name: 'reading-grade',
  severity: 'warning',
  why: 'Plain words help everyone, and most of all those who are tired, worried, or reading in a second language. Two formulas guess the school grade; where both are above the target, the text is too hard.',
  bad: 'Interpersonal attunement necessitates reciprocal acknowledgment of divergent perspectives.',
  good: 'Notice what the other person may be feeling. Say what you noticed, and ask.',
  says: ({ what, target, grades, sentence }) => ({
    message: `${what} reads at grade ${grades.map((grade) => grade.toFixed(1)).join(' and ')} by two formulas; the target is ${target}.`,
    hint: `Shorten this sentence or part it in two: "${sentence}"`,
  }),
  *find(course) {
    const target = course.readingGrade ?? USUAL;
    for (const { what, file, passages, isGuide } of textsOf(course)) {
      const goal = isGuide ? target.guides : target.handouts;
      const whole = finding(what, goal, passages, FEWEST_WORDS);
      if (whole) {
        yield { place: placeIn(file, whole.at), details: whole.details };
        continue;
      }
      for (const passage of passages) {
        const hard = finding('This paragraph', goal + LEEWAY, [passage], LONG_PARAGRAPH);
        if (hard)
          yield { place: placeIn(file, hard.at), details: { ...hard.details, target: goal } };
      }
    }
  },
};

/** What is too hard in some passages together; nothing when they are within the target, or too few. */
function finding(what: string, target: number, passages: readonly Passage[], fewest: number) {
  const sentences = passages.flatMap((passage) =>
    sentencesOf(passage.words).map((sentence) => ({ ...sentence, passage })),
  );
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  if (words < fewest) return undefined;
  const { fleschKincaid, automated } = gradeOf(sentences);
  if (Math.min(fleschKincaid, automated) <= target) return undefined;
  const hardest = hardestSentence(sentences)!;
  const grades: Details['grades'] = [fleschKincaid, automated];
  return {
    at: hardest.passage.at,
    details: { what, target, grades, sentence: shortened(hardest.text) },
  };
}

/** Each sheet by itself; of a lesson or a meeting what learners read, and what leaders read besides. */
function* textsOf(course: Course) {
  for (const part of partsOf(course)) {
    const bodies = [...bodiesOf(part)];
    const of = (handout: boolean) => bodies.filter((each) => Boolean(each.handout) === handout);
    const passages = of(false)
      .flatMap(({ body, file }) => [...passagesIn(body, file)])
      .filter(isProse);
    const { file } = part;
    const where = 'plan' in part ? 'in this meeting' : 'in this lesson';
    const open = passages.filter(({ forLeaders }) => !forLeaders);
    yield { what: `What learners read ${where}`, file, isGuide: false, passages: open };
    const leaders = passages.filter(({ forLeaders }) => forLeaders);
    yield { what: `What leaders read ${where}`, file, isGuide: true, passages: leaders };
    for (const { body, file: own } of of(true)) {
      const sheet = [...passagesIn(body, own)].filter(isProse);
      yield { what: 'This handout', file: own, isGuide: false, passages: sheet };
    }
  }
  for (const { file, body, for: audience } of course.sheets) {
    const isGuide = audience !== 'everyone';
    const passages = [...passagesIn(body, file)].filter(isProse);
    yield { what: 'This sheet', file, isGuide, passages };
  }
}

function isProse({ kind }: Passage): boolean {
  return kind === 'prose';
}

function shortened(sentence: string): string {
  return sentence.length <= SHOWN ? sentence : `${sentence.slice(0, SHOWN).trimEnd()} …`;
}
