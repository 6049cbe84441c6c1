import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourse, aHandout } from './courses.js';
import { testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

const file = 'lessons/01-tea/h1-1-spoons.md';
const pot = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
);
const pictures = new Map([['lessons/01-tea/pot.svg', pot]]);

describe('a picture beside a handout', () => {
  it.each([
    ['alone', '![A pot](pot.svg)'],
    ['inside a block', ':::term[Pot]\n![A pot](pot.svg)\n:::'],
    ['inside a list and a quotation', '- tea\n\n  ![A pot](pot.svg)\n\n> ![A pot](pot.svg)'],
  ])('is printed and shown: %s', async (_, body) => {
    const course = aCourse({ [file]: aHandout(body) }, pictures);
    const edition = await service.publish(course, pictures);
    const address = `/p/kitchen-hour/${edition}`;
    const pdf = await service.get(`${address}/standard/1/h1-1.pdf`);
    expect(pdf.status).toBe(200);
    const html = await service.get(`${address}/standard/1/h1-1.html`);
    const [, source] = /<img src="([^"]+)" alt="A pot">/.exec(html.text)!;
    const shown = await service.get(source!);
    expect(shown.bytes).toEqual(pot);
    expect(shown.headers['content-security-policy']).toContain('sandbox');
  });
});
