import { hasRole, SETTINGS, type Context, type Settings, type Who } from '@hearthside/platform';
import { Inject, Injectable } from '@nestjs/common';
import { logoAddress } from '../institute/brand.view.js';
import { styleSheetOf } from '../institute/institute-colors.js';
import type { Frame } from './frame.js';

type FrameOfInstitute = Pick<Frame, 'institute' | 'styleSheet' | 'logo'>;

interface Place {
  label: string;
  href: string;
  isFor(who: Who): boolean;
}

const places: readonly Place[] = [
  { label: 'Courses', href: '/', isFor: ({ kind }) => kind === 'member' },
  { label: 'Classes', href: '/classes', isFor: ({ kind }) => kind === 'member' },
  { label: 'People', href: '/people', isFor: (who) => hasRole(who, 'coordinator') },
  { label: 'Institute', href: '/institute', isFor: (who) => hasRole(who, 'coordinator') },
  { label: 'Log', href: '/log', isFor: (who) => hasRole(who, 'coordinator') },
  { label: 'Failed work', href: '/failed-work', isFor: (who) => hasRole(who, 'coordinator') },
  { label: 'Your account', href: '/account', isFor: ({ kind }) => kind !== 'visitor' },
];

/** Makes the frame of a page for whoever asks for it. */
@Injectable()
export class Frames {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'mode'>) {}

  /** @param path where the page is found, so that its way is marked */
  async of(
    ctx: Context,
    title: string,
    path: string,
    more: Pick<Frame, 'done' | 'scripts'> = {},
  ): Promise<Frame> {
    const { who } = ctx;
    return {
      ...more,
      title: `${title} – Hearthside`,
      ...(await instituteOf(ctx)),
      signedIn: who.kind !== 'visitor',
      links: places
        .filter(({ isFor }) => isFor(who))
        .map(({ label, href }) => ({ label, href, current: isWithin(path, href) })),
      demo: this.settings.mode === 'demo',
    };
  }
}

function isWithin(path: string, href: string): boolean {
  return path === href || (href !== '/' && path.startsWith(`${href}/`));
}

/** In one trip, since every page needs it. */
async function instituteOf(ctx: Context): Promise<Partial<FrameOfInstitute>> {
  if (ctx.who.kind !== 'member') return {};
  const [row] = await ctx.select<{ name: string; color: string | null; logo: string | null }>(
    `SELECT coalesce(b.name, i.name) AS name, b.color, b.logo_hash AS logo
       FROM institute i LEFT JOIN brand b ON b.institute_id = i.id WHERE i.id = $1`,
    [ctx.who.instituteId],
  );
  return {
    institute: row?.name,
    styleSheet: row?.color ? styleSheetOf(row.color) : undefined,
    logo: row?.logo ? logoAddress(row.logo) : undefined,
  };
}
