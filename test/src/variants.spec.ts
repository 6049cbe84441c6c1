import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourse, aCourseOfTwoPlans } from './courses.js';
import { pdfPages, pdfText } from './pdf.js';
import { testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
  await service.publish(aCourse(aCourseOfTwoPlans()));
});
afterAll(() => service.stop());

const at = (path: string) => service.get(`/p/kitchen-hour/latest/one-evening/${path}`);

describe('a session of another plan', () => {
  it('has the lesson of its plan, with the plan’s minutes and its own texts', async () => {
    const { text } = await at('1/lesson.html');
    for (const words of [
      'Tea and cocoa',
      'One evening · session 1',
      '10\u00a0minutes',
      'Sip both',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Powder in hot milk');
    expect(text).not.toContain('CANARY');
  });

  it('tells its leaders what is shorter, what is left out, and where that is instead', async () => {
    const words = await pdfText((await at('1/guide.pdf')).bytes);
    expect(words).toContain('5 min, the shorter way');
    expect(words.indexOf('Stir once only.')).toBeLessThan(words.indexOf('Slowly now.'));
    expect(words).toContain('Why milk comes first (4 min). T-02: on H2.1.');
    expect(words).toContain('H2.1 The label (one for each person, to take home)');
  });

  it('has a run sheet of one page whose minutes are the plan’s', async () => {
    const pages = await pdfPages((await at('1/run-sheet.pdf?start=18:00')).bytes);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('6:18 PM');
    expect(pages[0]).toMatch(/Stir, 5.min\*/);
    expect(pages[0]).toContain('* The shorter way.');
  });

  it('is a lesson as written under another number where the plan says so', async () => {
    expect((await at('2/lesson.html')).text).toContain('Powder in hot milk makes lumps.');
    expect((await at('2/h2-1.pdf')).headers['content-disposition']).toContain(
      'kitchen-hour-one-evening-2-h2-1-standard-letter.pdf',
    );
    expect((await service.get('/p/kitchen-hour/latest/standard/2/lesson.html')).text).toContain(
      'Kitchen hour · session 2',
    );
  });

  it('has no number where it is the only one of its plan', async () => {
    const yaml = aCourseOfTwoPlans()['course.yaml']!.replace('[both, 02-cocoa]', '[both]');
    const edition = await service.publish(aCourse(aCourseOfTwoPlans({ 'course.yaml': yaml })));
    for (const name of ['lesson', 'guide', 'slides']) {
      const { text } = await service.get(`/p/kitchen-hour/${edition}/one-evening/1/${name}.html`);
      expect(text).toContain('One evening');
      expect(text).not.toMatch(/session 1/i);
    }
    await service.publish(aCourse(aCourseOfTwoPlans()));
  });

  it('is not there under a wrong name or number, and the answer says what is', async () => {
    const wrong = await service.get('/p/kitchen-hour/latest/two-evenings/1/lesson.html');
    expect([wrong.status, wrong.text]).toEqual([
      404,
      expect.stringMatching(/<li>standard<\/li>\s*<li>one-evening<\/li>/),
    ]);
    const third = await at('3/lesson.html');
    expect([third.status, third.text]).toEqual([
      404,
      expect.stringMatching(/<li>1<\/li>\s*<li>2<\/li>\s*<li>course<\/li>/),
    ]);
  });
});

describe('the plans of a course', () => {
  it('are on the first page, each with its sessions', async () => {
    const standard = (await service.get('/')).text;
    expect(standard).toContain('href="/?paper&#x3D;letter&amp;variant&#x3D;one-evening#course-0"');
    expect(standard).toContain('Session 2: A cup of cocoa');
    const { text } = await service.get('/?variant=one-evening&paper=a4');
    expect(text).toContain('For a library.');
    expect(text).toContain('Session 1: Tea and cocoa');
    expect(text).toContain('/p/kitchen-hour/latest/one-evening/1/lesson.html');
    expect((await service.get('/?variant=nowhere')).text).toContain('Session 1: A pot of tea');
  });

  it('are in GraphQL, each with its meetings and the addresses of their sheets', async () => {
    const { data } = await service.ask(`{ course(slug: "tea") {
      variants { id title about meetings { number title minutes } }
      variant(id: "one-evening") { meetings {
        activities { id minutes startsAtMinute } bodyHtml htmlUrl handouts { id pdfUrl }
      } }
      nowhere: variant(id: "nowhere") { id }
    } }`);
    const { variants, variant, nowhere } = data.course;
    expect(nowhere).toBeNull();
    expect(variants.map(({ id }: { id: string }) => id)).toEqual(['standard', 'one-evening']);
    expect(variants[1].meetings).toEqual([
      { number: 1, title: 'Tea and cocoa', minutes: 18 },
      { number: 2, title: 'A cup of cocoa', minutes: 12 },
    ]);
    const [first] = variant.meetings;
    expect(first.activities).toEqual([
      { id: 'warm', minutes: 10, startsAtMinute: 0 },
      { id: 'stir', minutes: 5, startsAtMinute: 10 },
      { id: 'sip', minutes: 3, startsAtMinute: 15 },
    ]);
    expect(first.bodyHtml).toContain('First the tea, then the cocoa.');
    expect(JSON.stringify(data)).not.toContain('CANARY');
    for (const address of [first.htmlUrl, first.handouts[1].pdfUrl]) {
      const { pathname, search } = new URL(address);
      expect(pathname).toContain('/one-evening/1/');
      expect((await service.get(pathname + search)).status).toBe(200);
    }
  });

  it('have guides in GraphQL that tell what is left out', async () => {
    const { data } = await service.ask(`{
      facilitatorGuide(course: "tea", lesson: 1, variant: "one-evening") {
        title minutes html pdfUrl
        leftOut { activity title minutes takenInBy items { item handouts activities } }
      }
      wrong: facilitatorGuide(course: "tea", lesson: 1, variant: "nowhere") { title }
    }`);
    expect(data.wrong).toBeNull();
    expect(data.facilitatorGuide).toMatchObject({ title: 'Tea and cocoa', minutes: 18 });
    expect(data.facilitatorGuide.html).toContain('CANARY');
    expect(data.facilitatorGuide.pdfUrl).toContain('/one-evening/1/guide.pdf');
    expect(data.facilitatorGuide.leftOut).toEqual([
      {
        activity: 'why',
        title: 'Why milk comes first',
        minutes: 4,
        takenInBy: null,
        items: [{ item: 'T-02', handouts: ['h2-1'], activities: [] }],
      },
    ]);
  });
});
