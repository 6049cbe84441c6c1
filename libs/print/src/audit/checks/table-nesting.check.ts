import type { Check } from '../audit.js';
import { misplaced, type Nesting } from '../nesting.js';

const GROUPS = ['THead', 'TBody', 'TFoot'];
const nesting: Nesting = {
  children: {
    Table: ['TR', 'Caption', ...GROUPS],
    THead: ['TR'],
    TBody: ['TR'],
    TFoot: ['TR'],
    TR: ['TH', 'TD'],
  },
  parents: {
    THead: ['Table'],
    TBody: ['Table'],
    TFoot: ['Table'],
    TR: ['Table', ...GROUPS],
    TH: ['TR'],
    TD: ['TR'],
  },
};

export const tableNesting: Check = {
  name: 'table-nesting',
  title: 'Tables hold rows, and rows cells',
  find: ({ structure: { elements } }) => misplaced(elements, nesting),
};
