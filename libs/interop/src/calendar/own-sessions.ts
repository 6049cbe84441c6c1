import { mayDo, type LeaderPart, type OfferingState } from '@hearthside/delivery';
import { instituteOf } from '@hearthside/people';
import type { Context, Role } from '@hearthside/platform';
import type { CalendarSession } from './calendar-feed.js';

interface Row {
  id: string;
  startsAt: Date;
  minutes: number;
  place: string | null;
  link: string | null;
  title: string | null;
  state: OfferingState;
  version: number;
  changedAt: Date | null;
  createdAt: Date;
  holds: boolean;
  part: LeaderPart | null;
  roles: Role[];
}

/** A title that says nothing of what a class is about. */
const NEUTRAL = 'Class';

/**
 * Sessions of the classes in which somebody has a seat, or which they lead or help in. Of classes called off,
 * those that were still to come are canceled; what had been held stays.
 *
 * @param service the service's own context at the institute
 */
export async function ownSessions(
  service: Context,
  membershipId: string,
): Promise<{ sessions: CalendarSession[]; zone: string; changedAt: Date }> {
  const instituteId = instituteOf(service);
  const [institute] = await service.select<{ zone: string; createdAt: Date }>(
    'SELECT time_zone AS zone, created_at AS "createdAt" FROM institute WHERE id = $1',
    [instituteId],
  );
  const rows = await service.select<Row>(CLASSES, [instituteId, membershipId]);
  const own = rows.filter(
    ({ holds, part, roles }) => holds || (part !== null && mayDo(part, roles)),
  );
  const times = own.map(({ changedAt, createdAt }) => (changedAt ?? createdAt).getTime());
  return {
    sessions: own.map(sessionOf),
    zone: institute!.zone,
    changedAt: new Date(Math.max(institute!.createdAt.getTime(), ...times)),
  };
}

function sessionOf(row: Row): CalendarSession {
  const { id, startsAt, minutes, place, link, title, state, version, changedAt } = row;
  return {
    ...{ uid: `${id}@hearthside`, sequence: version, neutralTitle: title ?? NEUTRAL },
    ...{ startsAt, minutes, place, link },
    cancelled: state === 'cancelled' && startsAt.getTime() > (changedAt?.getTime() ?? 0),
  };
}

// A class's own version counts what is changed about it and its sessions.
const CLASSES = `
  SELECT s.id, s.starts_at AS "startsAt", s.minutes, coalesce(s.place, o.place) AS place, o.link,
         nullif(e.course->>'neutralTitle', '') AS title, o.state, o.version,
         o.changed_at AS "changedAt", o.created_at AS "createdAt",
         p.id IS NOT NULL AS holds, l.part, m.roles
    FROM membership m
    JOIN offering o ON o.institute_id = m.institute_id AND o.state <> 'draft'
    JOIN class_session s ON s.institute_id = o.institute_id AND s.offering_id = o.id
    LEFT JOIN edition e ON e.id = o.edition_id
    LEFT JOIN enrolment p ON p.institute_id = o.institute_id AND p.offering_id = o.id
      AND p.membership_id = m.id AND p.state = 'held'
    LEFT JOIN offering_leader l ON l.institute_id = o.institute_id AND l.offering_id = o.id
      AND l.membership_id = m.id
   WHERE m.institute_id = $1 AND m.id = $2 AND (p.id IS NOT NULL OR l.part IS NOT NULL)
   ORDER BY s.starts_at, s.id`;
