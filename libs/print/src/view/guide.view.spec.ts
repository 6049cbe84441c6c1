import { describe, expect, it } from '@jest/globals';
import { aCourse, aLesson } from '@hearthside/testing';
import { guideView } from './guide.view.js';
import { deckOf } from './slides.view.js';

const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };

function planWith(body: string) {
  const course = aCourse({ 'lessons/01-tea/lesson.md': aLesson({ body }) });
  const [lesson] = course.lessons;
  const view = guideView({ course, lesson: lesson!, meeting: 1, edition });
  const slides = deckOf(lesson!, course).map(({ activity }, index) =>
    activity === 'warm' ? [index + 1] : [],
  );
  return { plan: JSON.stringify(view.blocks), numbers: slides.flat() };
}

describe('the plan of an activity in the leaders’ guide', () => {
  it('says which slides go with it', () => {
    const { plan, numbers } = planWith('::slide[Tea likes a warm pot.]\n\n::slide[So do we.]');
    expect(numbers).toEqual([2, 3, 4]);
    expect(plan).toContain('"Slides 2 to 4."');
    expect(plan).toContain('On the slide');
  });

  it('says so of one slide', () => {
    expect(planWith('Tea.').plan).toContain('"Slide 2."');
  });
});
