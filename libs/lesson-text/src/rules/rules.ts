import type { Rule } from '../problem/problem.js';
import { activityWithoutPlan } from './activity-without-plan.rule.js';
import { beyondMeasure } from './beyond-measure.rule.js';
import { blockContent } from './block-content.rule.js';
import { blockForm } from './block-form.rule.js';
import { brokenReference } from './broken-reference.rule.js';
import { claimSupport } from './claim-support.rule.js';
import type { CourseRule } from './course-rule.js';
import { duplicateId } from './duplicate-id.rule.js';
import { headingOrder } from './heading-order.rule.js';
import { imageText } from './image-text.rule.js';
import { leaderWords } from './leader-words.rule.js';
import { minutesAddUp } from './minutes-add-up.rule.js';
import { misplacedBlock } from './misplaced-block.rule.js';
import { missingAttribute } from './missing-attribute.rule.js';
import { missingField } from './missing-field.rule.js';
import { missingFile } from './missing-file.rule.js';
import { missingSettings } from './missing-settings.rule.js';
import { outcomeEvidence } from './outcome-evidence.rule.js';
import { promptDepth } from './prompt-depth.rule.js';
import { sensitiveSupport } from './sensitive-support.rule.js';
import { unclosedBlock } from './unclosed-block.rule.js';
import { unevenTable } from './uneven-table.rule.js';
import { unknownAttribute } from './unknown-attribute.rule.js';
import { unknownBlock } from './unknown-block.rule.js';
import { unknownField } from './unknown-field.rule.js';
import { unreadFile } from './unread-file.rule.js';
import { unreadableBlock } from './unreadable-block.rule.js';
import { unreadableYaml } from './unreadable-yaml.rule.js';
import { unsupportedMarkdown } from './unsupported-markdown.rule.js';
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
  unreadableYaml,
  unsupportedMarkdown,
  wrongAttribute,
  wrongField,
];

/** What is asked of the whole course once it is read. */
export const courseRules: CourseRule<any>[] = [
  brokenReference,
  claimSupport,
  duplicateId,
  imageText,
  leaderWords,
  minutesAddUp,
  outcomeEvidence,
  promptDepth,
  sensitiveSupport,
];

export const ruleNames: string[] = [...readingRules, ...courseRules]
  .map(({ name }) => name)
  .toSorted();
