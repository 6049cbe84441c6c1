import { checkCourseFolder, draftEdition } from '@hearthside/curriculum/course-folder';
import {
  assembled,
  makePacket,
  planPacket,
  printSheets,
  profileOf,
  readOrder,
  sheetHtml,
  Typesetter,
} from '@hearthside/print';
import { hasChromium, openChromium } from './print-chromium.mjs';
import { childrenOf, peakMegabytes } from './print-processes.mjs';
import { costOf } from './print-verdicts.mjs';

const ROUNDS = 3;
const GATE = 0.3;
/** Seconds on two quiet cores; said, and no gate, since these may be busy. */
const SECONDS = 1.5;
/** Megabytes that this process and its children may hold together. */
const MEMORY = 1_000;
const SESSION = 5;

const links = { home: '/', address: () => '/', assetBase: '/pictures', assets: '/assets/print' };

/**
 * Everything on paper for one session, with every copy in one PDF; and the same for a whole course and more
 * people. Chromium prints each distinct sheet once, and puts nothing together.
 *
 * @param {import('./print-verdicts.mjs').Verdicts} verdicts
 */
export async function benchPacket(verdicts) {
  const { course, folder } = await checkCourseFolder('courses/love-and-sex-after-50');
  if (!course) throw new Error('The flagship cannot be read.');
  const draft = draftEdition(course, folder.pictures, '2026-11-22');
  const now = new Date('2026-11-22T12:00:00Z');
  /** @param {number} meeting @param {number} learners @param {string} start */
  const planOf = (meeting, learners, start) => {
    const many = { learners, large: 4, xlarge: 1 };
    const order = readOrder({ meeting, date: '2026-12-01', start, zone: 'UTC', ...many });
    return planPacket(draft, order, now);
  };
  const { pictures } = draft;
  const browser = hasChromium ? await openChromium() : undefined;
  /** @param {import('@hearthside/print').PacketPlan} plan */
  const byChromium = async (plan) => {
    for (const { views, size } of plan.items) {
      for (const view of views) {
        await browser?.show(sheetHtml(view, profileOf(size, 'letter'), links));
        await browser?.print();
      }
    }
  };

  /** @typedef {import('./print-verdicts.mjs').Cost[]} Costs */
  const costs = { one: /** @type {Costs} */ ([]), chromium: /** @type {Costs} */ ([]) };
  let [sheets, pages] = [0, 0];
  const typesetter = new Typesetter();
  await makePacket(planOf(SESSION, 18, '9:00'), { setter: typesetter, pictures });
  for (let round = 0; round < ROUNDS; round++) {
    // Another time of day, so that the sheets with a clock were never set before; the child keeps no others.
    const plan = planOf(SESSION, 18, `10:${10 + round}`);
    costs.one.push(
      await costOf(1, async () => {
        const { contents } = await makePacket(plan, { setter: typesetter, pictures });
        [sheets, pages] = [contents.items.length, contents.pages];
      }),
    );
    if (browser) costs.chromium.push(await costOf(1, () => byChromium(plan)));
  }
  typesetter.close();
  verdicts.say(`A packet of ${sheets} sheets, ${pages} pages over all copies. ${ROUNDS} rounds:`);
  verdicts.share('packet for 18', costs.one, 'of Chromium, each sheet once', costs.chromium, GATE);
  const walls = costs.one.map(({ wall }) => wall);
  verdicts.limit(`packet, of ${SECONDS * 1_000} ms on two quiet cores`, walls, 'ms');

  await benchCourse(verdicts, { planOf, pictures, byChromium: browser && byChromium });
  await browser?.close();
}

/**
 * @param {import('./print-verdicts.mjs').Verdicts} verdicts
 * @param {{
 *   planOf: (meeting: number, learners: number, start: string) => import('@hearthside/print').PacketPlan,
 *   pictures: ReadonlyMap<string, Uint8Array>,
 *   byChromium: ((plan: import('@hearthside/print').PacketPlan) => Promise<void>) | undefined,
 * }} way
 */
async function benchCourse(verdicts, { planOf, pictures, byChromium }) {
  const plans = [1, 2, 3, 4, 5, 6, 7].map((meeting) => planOf(meeting, 30, '10:00'));
  const before = childrenOf(process.pid);
  const typesetter = new Typesetter();
  let pages = 0;
  let memory = 0;
  const ours = await costOf(1, async () => {
    /** @type {import('@hearthside/print').Part[]} */
    const parts = [];
    for (const plan of plans) {
      for (const { item, pdf } of await printSheets(plan, { setter: typesetter, pictures })) {
        parts.push({ title: item.title, pdf, copies: item.copies });
      }
    }
    const facts = { title: 'Good Company', language: 'en-US', date: '2026-11-22' };
    ({ pages } = await assembled(parts, { ...facts, twoSided: false }));
    const own = childrenOf(process.pid).filter((pid) => !before.includes(pid));
    memory = [process.pid, ...own].map(peakMegabytes).reduce((sum, each) => sum + each, 0);
  });
  typesetter.close();
  verdicts.say(`The whole course for 30 in one PDF of ${pages} pages, once:`);
  if (byChromium) {
    const theirs = await costOf(1, async () => {
      for (const plan of plans) await byChromium(plan);
    });
    verdicts.share('course for 30', [ours], 'of Chromium, each sheet once', [theirs], GATE);
  }
  verdicts.limit('its seconds', [ours.wall / 1_000], 's');
  verdicts.limit('memory, with children, at most', [memory], 'MB', MEMORY);
}
