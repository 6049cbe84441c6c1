import { describe, expect, it } from '@jest/globals';
import type { AuditedSheet } from './audit.js';
import { sheetTable, withTable } from './readme-table.js';

const print = (size: 'standard' | 'large' | 'xlarge', pages: number) => ({
  ...{ size, paper: 'letter' as const, pages, findings: [] },
});
const sheets: AuditedSheet[] = [
  {
    ...{ variant: 'standard', session: '1', name: 'h1-1', title: 'H1.1 Spoons', words: 1200 },
    prints: [print('standard', 1), print('large', 2), print('xlarge', 3)],
  },
  {
    ...{ variant: 'one-evening', session: '1', name: 'slides', title: 'Slides', words: 30 },
    prints: [print('standard', 9)],
  },
];

describe('the table of sheets', () => {
  it('has the words and the pages of each, and of all', () => {
    expect(sheetTable(sheets).split('\n')).toEqual([
      '| Session       | Sheet       | Words | standard print | large print | extra-large print |',
      '| ------------- | ----------- | ----- | -------------- | ----------- | ----------------- |',
      '| 1             | H1.1 Spoons | 1200  | 1              | 2           | 3                 |',
      '| one-evening 1 | Slides      | 30    | 9              | –           | –                 |',
      '|               | 2 sheets    | 1,230 | 10             | 2           | 3                 |',
    ]);
  });

  it('takes the place of the one before, and leaves the rest of the page alone', () => {
    const page = withTable('# Tea\n\nSheets:\n', 'OLD');
    const again = withTable(page.replace(/$/, '\nMore.\n'), 'NEW');
    expect(again).toMatch(
      /^# Tea\n\nSheets:\n\n<!--[^\n]+-->\n\nNEW\n\n<!--[^\n]+-->\n\nMore\.\n$/,
    );
    expect(withTable('', 'OLD')).toMatch(/^<!--/);
  });
});
