import { count } from '@hearthside/lesson-text';
import {
  changedInWords,
  folderName,
  isSize,
  placeNames,
  sizeNames,
  type PacketJob,
} from '@hearthside/print';

interface Sheet {
  title: string;
  size: string;
  pages: number;
  copies: number;
  pdf: string;
  screen: string | undefined;
}

export interface PacketView {
  title: string;
  id: string;
  state: PacketJob['state'];
  failure: string | undefined;
  progress: string;
  isDraft: boolean;
  missing: string[];
  retimed: { words: string; dropped: string[]; shorter: string[] } | undefined;
  changed: { words: string; sheets: { title: string; size: string; why: string }[] } | undefined;
  totals: string;
  files: { label: string; href: string; about: string }[];
  groups: { title: string; sheets: Sheet[] }[];
  again: string;
}

/** A packet as its page shows it: under way, ready, or gone wrong. */
export function packetView(job: PacketJob, ahead: number): PacketView {
  const { plan, contents, state, id } = job;
  const { course, meeting } = plan.source;
  const at = `/packets/${id}`;
  const onScreen = new Set(plan.items.map(({ name }) => name));
  const sheets = (contents?.items ?? []).map((item) => ({
    place: item.place,
    title: item.title,
    size: isSize(item.size) ? sizeNames[item.size] : item.size,
    pages: item.pages,
    copies: item.copies,
    pdf: `${at}/sheets/${item.file}`,
    screen: onScreen.has(item.name)
      ? `${at}/screen/${item.name}.html?size=${isSize(item.size) ? item.size : 'standard'}`
      : undefined,
  }));
  return {
    title: `${course.neutralTitle}, session ${meeting}: packet`,
    id,
    state,
    failure: job.failure,
    progress: progressWords(job, ahead),
    isDraft: !plan.order.final,
    missing: plan.missing,
    retimed: plan.retimed && {
      words: `${plan.retimed.minutes} minutes in place of ${plan.retimed.planned}.`,
      dropped: plan.retimed.dropped,
      shorter: plan.retimed.shorter,
    },
    changed: job.changed && {
      words: changedInWords(job.changed),
      sheets: job.changed.map((each) => ({
        ...each,
        size: isSize(each.size) ? sizeNames[each.size] : each.size,
      })),
    },
    totals: contents
      ? `${count(contents.items.length, 'sheet')}, ${count(contents.pages, 'page')} over all copies.`
      : '',
    files: state === 'ready' ? filesOf(job, at) : [],
    groups: Object.entries(placeNames)
      .map(([place, title]) => ({ title, sheets: sheets.filter((each) => each.place === place) }))
      .filter((group) => group.sheets.length > 0),
    again: `${at}/again`,
  };
}

/** "12 of 61 steps are done." */
export function progressWords({ state, done, all }: PacketJob, ahead: number): string {
  if (state === 'waiting') {
    return ahead === 0 ? 'Yours is next.' : `${count(ahead, 'packet')} before yours.`;
  }
  return all === 0 ? 'Beginning.' : `${done} of ${all} steps are done.`;
}

function filesOf({ files, plan, contents }: PacketJob, at: string) {
  const about: Record<string, [label: string, about: string]> = {
    'everything.pdf': [
      'Everything, as one PDF',
      `every copy in order, ready to print: ${contents?.everything.pages} pages`,
    ],
    'changed.pdf': ['What has changed, as one PDF', 'to exchange in the packet from before'],
    'booklet-for-the-copier.pdf': [
      'Booklet for the copier',
      'the learners’ sheets in standard print, two pages side by side; print on both sides, turn at the short edge, fold, staple',
    ],
    'booklet.pdf': [
      'Booklet, page by page',
      'the same in reading order, for screens and screen readers',
    ],
  };
  return [
    {
      label: 'All files, as ZIP',
      href: `${at}/${folderName(plan)}.zip`,
      about: 'with a list of contents',
    },
    ...files.flatMap((path) => {
      const [label, words] = about[path] ?? [];
      return label && words ? [{ label, href: `${at}/${path}`, about: words }] : [];
    }),
    {
      label: 'The order, as JSON',
      href: `${at}/order.json`,
      about: 'to make the next packet from',
    },
  ];
}
