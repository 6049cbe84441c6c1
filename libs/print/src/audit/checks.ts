import type { Check } from './audit.js';
import { annotations } from './checks/annotations.check.js';
import { contentMarked } from './checks/content-marked.check.js';
import { displayTitle } from './checks/display-title.check.js';
import { figureAlt } from './checks/figure-alt.check.js';
import { fontsEmbedded } from './checks/fonts-embedded.check.js';
import { formulaAlt } from './checks/formula-alt.check.js';
import { headingOrder } from './checks/heading-order.check.js';
import { ids } from './checks/ids.check.js';
import { language } from './checks/language.check.js';
import { listNesting } from './checks/list-nesting.check.js';
import { metadata } from './checks/metadata.check.js';
import { parents } from './checks/parents.check.js';
import { roleMap } from './checks/role-map.check.js';
import { smallestType } from './checks/smallest-type.check.js';
import { tabOrder } from './checks/tab-order.check.js';
import { tableHeaders } from './checks/table-headers.check.js';
import { tableNesting } from './checks/table-nesting.check.js';
import { tagged } from './checks/tagged.check.js';
import { toUnicode } from './checks/to-unicode.check.js';

export const checks: readonly Check[] = [
  tagged,
  contentMarked,
  parents,
  ids,
  roleMap,
  metadata,
  displayTitle,
  language,
  headingOrder,
  listNesting,
  tableNesting,
  tableHeaders,
  figureAlt,
  formulaAlt,
  annotations,
  tabOrder,
  toUnicode,
  fontsEmbedded,
  smallestType,
];
