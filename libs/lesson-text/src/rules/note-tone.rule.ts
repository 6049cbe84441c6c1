import { blocksNamed } from '../block/blocks.js';
import { plainText } from '../prose/prose.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

const ALARMING =
  /\b(?:upset(?:s|ting)?|trigger(?:s|ed|ing)?|disturb(?:s|ed|ing)?|traumati[cz]\w*|shocking|warning|painful)\b/i;

export const noteTone: CourseRule<{ word: string }> = {
  name: 'note-tone',
  severity: 'warning',
  why: 'A content note is for choosing. Naming the topic, the minutes and the way out helps; foretelling that it will hurt makes people tense.',
  bad: ':::content-note\nWarning: this may upset you.\n:::',
  good: ':::content-note\nFor ten minutes we read about a hospital stay. You are not asked about your own.\n:::',
  says: ({ word }) => ({
    message: `The content note says "${word}", which foretells a feeling.`,
    hint: 'Say flatly what comes up, what is asked, what is not asked, and how to step out.',
  }),
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const { children, at } of blocksNamed('content-note', body)) {
        const word = ALARMING.exec(plainText(children))?.[0];
        if (word) yield { place: placeIn(file, at), details: { word } };
      }
    }
  },
};
