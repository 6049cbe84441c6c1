import type { Rule } from '../problem/problem.js';
import type { CourseRule } from './course-rule.js';
import { activityWithoutPlan } from './activity-without-plan.rule.js';
import { barelyCovered } from './barely-covered.rule.js';
import { beyondMeasure } from './beyond-measure.rule.js';
import { blockContent } from './block-content.rule.js';
import { blockForm } from './block-form.rule.js';
import { brokenReference } from './broken-reference.rule.js';
import { castBalance } from './cast-balance.rule.js';
import { claimSupport } from './claim-support.rule.js';
import { crowdedCoverage } from './crowded-coverage.rule.js';
import { duplicateId } from './duplicate-id.rule.js';
import { expiredResource } from './expired-resource.rule.js';
import { fewChoices } from './few-choices.rule.js';
import { frameworkShape } from './framework-shape.rule.js';
import { futureDate } from './future-date.rule.js';
import { greyPicture } from './grey-picture.rule.js';
import { headingOrder } from './heading-order.rule.js';
import { highSensitivity } from './high-sensitivity.rule.js';
import { hurriedActivity } from './hurried-activity.rule.js';
import { idleRemark } from './idle-remark.rule.js';
import { imageText } from './image-text.rule.js';
import { keptActivity } from './kept-activity.rule.js';
import { lateBreak } from './late-break.rule.js';
import { latePass } from './late-pass.rule.js';
import { leaderWords } from './leader-words.rule.js';
import { loadedWords } from './loaded-words.rule.js';
import { longBlock } from './long-block.rule.js';
import { longBlurb } from './long-blurb.rule.js';
import { longSlide } from './long-slide.rule.js';
import { longTalk } from './long-talk.rule.js';
import { lostItem } from './lost-item.rule.js';
import { mainPoint } from './main-point.rule.js';
import { materialAmount } from './material-amount.rule.js';
import { minutesAddUp } from './minutes-add-up.rule.js';
import { misplacedBlock } from './misplaced-block.rule.js';
import { missingAttribute } from './missing-attribute.rule.js';
import { missingField } from './missing-field.rule.js';
import { missingFile } from './missing-file.rule.js';
import { missingSettings } from './missing-settings.rule.js';
import { noLastTime } from './no-last-time.rule.js';
import { noteTone } from './note-tone.rule.js';
import { outcomeEvidence } from './outcome-evidence.rule.js';
import { outcomeVerb } from './outcome-verb.rule.js';
import { pictureFile } from './picture-file.rule.js';
import { promptDepth } from './prompt-depth.rule.js';
import { questionTime } from './question-time.rule.js';
import { readingGrade } from './reading-grade.rule.js';
import { resourceDates } from './resource-dates.rule.js';
import { safetyNote } from './safety-note.rule.js';
import { scoredSheet } from './scored-sheet.rule.js';
import { sensitiveSupport } from './sensitive-support.rule.js';
import { sharedWords } from './shared-words.rule.js';
import { soloVersion } from './solo-version.rule.js';
import { standsAlone } from './stands-alone.rule.js';
import { storyPerson } from './story-person.rule.js';
import { unclosedBlock } from './unclosed-block.rule.js';
import { unevenTable } from './uneven-table.rule.js';
import { unknownAttribute } from './unknown-attribute.rule.js';
import { unknownBlock } from './unknown-block.rule.js';
import { unknownField } from './unknown-field.rule.js';
import { unreadFile } from './unread-file.rule.js';
import { unreadableBlock } from './unreadable-block.rule.js';
import { unreadableFile } from './unreadable-file.rule.js';
import { unreadableYaml } from './unreadable-yaml.rule.js';
import { unhandledFlag } from './unhandled-flag.rule.js';
import { unplannedActivity } from './unplanned-activity.rule.js';
import { unpractisedTool } from './unpractised-tool.rule.js';
import { unshownPractice } from './unshown-practice.rule.js';
import { unsupportedMarkdown } from './unsupported-markdown.rule.js';
import { unusedHandout } from './unused-handout.rule.js';
import { wideTable } from './wide-table.rule.js';
import { wrongAttribute } from './wrong-attribute.rule.js';
import { wrongField } from './wrong-field.rule.js';

/** What the reader reports while it builds the tree. */
export const readingRules: Rule<never>[] = [
  activityWithoutPlan,
  beyondMeasure,
  blockContent,
  blockForm,
  headingOrder,
  misplacedBlock,
  missingAttribute,
  missingField,
  missingFile,
  missingSettings,
  unclosedBlock,
  unevenTable,
  unknownAttribute,
  unknownBlock,
  unknownField,
  unreadFile,
  unreadableBlock,
  unreadableFile,
  unreadableYaml,
  unsupportedMarkdown,
  wrongAttribute,
  wrongField,
];

/** What is asked of the whole course once it is read. */
export const courseRules: CourseRule<any>[] = [
  barelyCovered,
  brokenReference,
  castBalance,
  claimSupport,
  crowdedCoverage,
  duplicateId,
  expiredResource,
  fewChoices,
  frameworkShape,
  futureDate,
  greyPicture,
  highSensitivity,
  hurriedActivity,
  idleRemark(() => severities),
  imageText,
  keptActivity,
  lateBreak,
  latePass,
  leaderWords,
  loadedWords,
  longBlock,
  longBlurb,
  longSlide,
  longTalk,
  lostItem,
  mainPoint,
  materialAmount,
  minutesAddUp,
  noLastTime,
  noteTone,
  outcomeEvidence,
  outcomeVerb,
  pictureFile,
  promptDepth,
  questionTime,
  readingGrade,
  resourceDates,
  safetyNote,
  scoredSheet,
  sensitiveSupport,
  sharedWords,
  soloVersion,
  standsAlone,
  storyPerson,
  unhandledFlag,
  unplannedActivity,
  unpractisedTool,
  unshownPractice,
  unusedHandout,
  wideTable,
];

/** Every rule by name, in the order of the alphabet. */
export const rules: ReadonlyMap<string, Rule<never>> = new Map(
  [...readingRules, ...courseRules]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((rule) => [rule.name, rule]),
);

const severities = new Map([...rules.values()].map(({ name, severity }) => [name, severity]));
