import { describe, expect, it } from '@jest/globals';
import { forParticipants } from '@hearthside/lesson-text';
import { aCourse, aLesson } from '@hearthside/testing';
import type { Slide } from '../slides/slide.js';
import type { ViewBlock } from './view.js';
import { slidesOf, slidesView } from './slides.view.js';

const notes = `
standing-notes:
  - { id: right-to-pass, title: You may pass, text: Nobody will ask why. }
`;

interface Wishes {
  top?: string;
  body?: string;
  settings?: string;
}

function courseWith({ top = '', body = '', settings = '' }: Wishes) {
  const course = aCourse();
  const yaml = [
    ...['title: Making tea', 'neutral-title: Kitchen hour', 'code: kitchen-hour'],
    ...['language: en-US', 'disclaimer: None.', 'license: CC-BY-4.0', 'credits: Retold.'],
    'lessons: [01-tea]',
  ].join('\n');
  return body || top || settings
    ? aCourse({
        'course.yaml': `${yaml}\n${settings}`,
        'lessons/01-tea/lesson.md': aLesson({ top, body }),
      })
    : course;
}

function deck(wishes: Wishes): Slide[] {
  const course = courseWith(wishes);
  return slidesOf(forParticipants(course.lessons[0]!), course);
}

const heads = (slides: Slide[]) => slides.map(({ kicker, title }) => [kicker, title]);
const settings = `${notes}cast:
  - { id: ada, name: Ada, age: 70, about: Drinks tea. }
`;
const ofActivity = (body: string) =>
  deck({ body, settings }).filter(({ activity }) => activity === 'warm');
const words = (slides: Slide[]) => JSON.stringify(slides);

describe('the slides of a lesson', () => {
  it('begin with the session, then what holds for everyone, and end with help', () => {
    const slides = deck({
      settings: notes,
      top: [
        '::key-point[Warm the pot.]{main}',
        ':::content-note\nHot water is poured.\n:::',
        '::standing-note{of=right-to-pass}',
      ].join('\n\n'),
      body: '::slide[Tea likes a warm pot.]',
    });
    expect(heads(slides)).toEqual([
      ['Kitchen hour', 'A pot of tea'],
      ['', 'You may pass'],
      ['', 'What is coming'],
      ['Main point', 'Warm the pot.'],
      ['', 'Warm the pot'],
      ['Warm the pot', 'Tea likes a warm pot.'],
      ['', 'Where to turn'],
    ]);
  });

  it('say how, how long and with which sheet each activity is done', () => {
    expect(words(ofActivity('Tea.'))).toContain('All together · 10 minutes');
    expect(words(ofActivity('Tea.'))).toContain('H1.1 Spoons');
  });

  it('show points, terms, questions, pauses and home practice in the order of the text', () => {
    const slides = ofActivity(
      [
        '::prompt[What do you like?]{kind=pair minutes=3}',
        ':::term[Steeping]\nLeaves in **hot** water.\n:::',
        '::key-point[Wait for it.]',
        ':::pause\n- Look.\n- Listen.\n- Stretch.\n:::',
        ':::home-practice{minutes=5}\nBrew a cup.\n:::',
      ].join('\n\n'),
    );
    expect(heads(slides).slice(1)).toEqual([
      ['In pairs · 3 minutes', 'What do you like?'],
      ['Warm the pot', 'Steeping'],
      ['Remember', 'Wait for it.'],
      ['Warm the pot', 'Pause'],
      ['5 minutes, at home', 'At home, if you like'],
    ]);
  });

  it('show nothing private, nothing intimate, no version for one alone, and no plain text', () => {
    const slides = ofActivity(
      [
        '::standing-note{of=right-to-pass}',
        'PROSE stays in the lesson.',
        '::prompt[PRIVATE]{kind=private depth=D1}',
        '::alone[ALONE]',
        '::prompt[INTIMATE]{kind=private depth=D3}',
        '::prompt[ANONYMOUS]{kind=anonymous}',
        ':::say\nLEADERS\n:::',
        ':::story{people=ada}\nSTORY\n:::',
      ].join('\n\n'),
    );
    expect(words(slides)).not.toMatch(/PROSE|PRIVATE|ALONE|INTIMATE|ANONYMOUS|LEADERS|STORY/);
    expect(slides).toHaveLength(1);
  });

  it('draw a framework without its list, and list what cannot be drawn', () => {
    const [, drawn] = ofActivity(':::framework[The way]{kind=map}\n- **Boil.** Wait.\n- Pour\n:::');
    expect(drawn!.blocks).toEqual([
      expect.objectContaining({
        kind: 'drawing',
        alt: 'A road of two stages: Boil, Pour. It can be walked both ways.',
        room: expect.objectContaining({ size: 32 }),
      }),
    ]);
    const [, listed] = ofActivity(
      ':::framework[Steps]{kind=steps order=strict}\n- Boil\n- Pour\n:::',
    );
    expect(listed!.blocks).toEqual([expect.objectContaining({ kind: 'list', ordered: true })]);
  });

  it('say on which of several slides a text goes on', () => {
    const long = 'A warm pot keeps the tea warm for longer than a cold one does. '.repeat(9);
    const term = ofActivity(`:::term[Steeping]\n${long}\n:::`).slice(1);
    expect(term.map(({ title }) => title)).toEqual(['Steeping (1 of 2)', 'Steeping (2 of 2)']);
    const prompt = ofActivity(`::prompt[${long.trim()}]{kind=pair}`).slice(1);
    expect(prompt.map(({ kicker }) => kicker)).toEqual([
      'In pairs (1 of 3)',
      'In pairs (2 of 3)',
      'In pairs (3 of 3)',
    ]);
  });

  it('say a title once where a block has the name of its activity', () => {
    const slides = ofActivity(':::term[Warm the pot]\nBefore the tea.\n:::');
    expect(heads(slides)[1]).toEqual(['', 'Warm the pot']);
  });

  it('show one slide for a break, with its choices', () => {
    const lesson = aLesson({ body: ':::pause[Yours]\n- Look.\n- Listen.\n- Stretch.\n:::' });
    const course = aCourse({
      'lessons/01-tea/lesson.md': lesson.replace('minutes=10 core', 'minutes=10 kind=break core'),
    });
    const slides = slidesOf(forParticipants(course.lessons[0]!), course);
    const pause = slides.filter(({ activity }) => activity === 'warm');
    expect(heads(pause)).toEqual([['', 'Warm the pot, 10 minutes']]);
    expect(pause[0]!.blocks[0]!.kind).toBe('list');
  });

  it('carry neutral names, and headings of two levels', () => {
    const course = courseWith({});
    const lesson = course.lessons[0]!;
    const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
    const view = slidesView({ course, lesson, meeting: 1, edition }, forParticipants(lesson));
    expect(view.documentTitle).toBe('Kitchen hour, session 1: slides');
    expect(view.footer.left).toBe('Kitchen hour, session 1 · slides');
    const levels = view.blocks.map((block: ViewBlock) => block.kind === 'slide' && block.level);
    expect(levels).toEqual([1, ...levels.slice(1).map(() => 2)]);
  });
});
