import { describe, expect, it } from '@jest/globals';
import { profileOf } from '../profile/profile.js';
import { text } from '../view/view.js';
import { fittingWidths } from './fitting-widths.js';

const header = ['Minute', 'Activity', 'Who', 'Began'].map((head) => text(head));
const widths = [2, 4.9, 1.3, 1.8];

describe('the columns of a table', () => {
  it('are as planned where their heads fit', () => {
    expect(fittingWidths({ header, widths }, profileOf('standard', 'letter'))).toBe(widths);
  });

  it('are wide enough for their heads in extra-large print, and the widest gives the room', () => {
    const fitting = fittingWidths({ header, widths }, profileOf('xlarge', 'letter'));
    const [minute, activity, who, began] = fitting as [number, number, number, number];
    expect(minute + activity + who + began).toBeCloseTo(1);
    expect(activity).toBeLessThan(0.49);
    expect(activity).toBeGreaterThan(0.35);
    expect(who).toBeGreaterThan(0.13);
    expect(began).toBeGreaterThan(0.18);
  });

  it('stay as planned where no widths would do', () => {
    const long = ['Understanding', 'Companionship', 'Reconciliation'].map((head) => text(head));
    const equal: number[] = [];
    expect(fittingWidths({ header: long, widths: equal }, profileOf('xlarge', 'letter'))).toBe(
      equal,
    );
  });
});
