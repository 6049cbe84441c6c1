import { clockAt } from '@hearthside/delivery';
import { hasEmail } from '@hearthside/people';
import type { EntityManager } from 'typeorm';
import { schoolYears, termOf } from './school-year.rules.js';
import type { OneRosterFrame, OneRosterPlace, OneRosterSet } from './one-roster.js';

interface ClassRow {
  id: string;
  label: string | null;
  place: string | null;
  zone: string;
  first: Date;
  last: Date;
  code: string | null;
  title: string | null;
}

interface PlaceRow {
  id: string;
  classId: string;
  personId: string;
  leads: boolean;
  name: string;
  email: string;
}

/** What an institute's classes come to as OneRoster: three statements, however many classes there are. */
export async function oneRosterOf(
  db: EntityManager,
  instituteId: string,
): Promise<OneRosterFrame & OneRosterSet & { zone: string }> {
  const [institute] = (await db.query(
    'SELECT id, name, time_zone AS zone FROM institute WHERE id = $1',
    [instituteId],
  )) as { id: string; name: string; zone: string }[];
  const classes = ((await db.query(CLASSES, [instituteId])) as ClassRow[]).map(classOf);
  const rows = (await db.query(PLACES, [instituteId])) as PlaceRow[];
  const { id, name, zone } = institute!;
  const years = [...new Set(classes.flatMap(({ years }) => years))].sort();
  return {
    ...{ zone, institute: { id, name }, terms: years.map(termOf) },
    courses: coursesOf(classes),
    classes: classes.map(({ id, neutralTitle, courseId, code, place, years }) => ({
      ...{ id, neutralTitle, courseId, termIds: years.map((year) => termOf(year).id) },
      ...(code ? { code } : {}),
      ...(place ? { place } : {}),
    })),
    people: peopleOf(rows),
    places: rows.map((row) => placeOf(row, classes)),
  };
}

function classOf({ id, label, place, zone, first, last, code, title }: ClassRow) {
  const [from, until] = [clockAt(first, zone).day, clockAt(last, zone).day];
  const neutral = title || 'Class';
  return {
    ...{ id, title: neutral, neutralTitle: label ? `${neutral}, ${label}` : neutral },
    ...{ courseId: code || 'class', first: from, last: until },
    ...{ years: schoolYears(from, until) },
    ...(code ? { code } : {}),
    ...(place ? { place } : {}),
  };
}

type Class = ReturnType<typeof classOf>;

/** By their neutral codes: slugs tell what courses are about. */
function coursesOf(classes: readonly Class[]): OneRosterFrame['courses'] {
  const found = new Map(
    classes.map(({ courseId: id, title: neutralTitle, code }) => [
      id,
      { id, neutralTitle, ...(code ? { code } : {}) },
    ]),
  );
  return [...found.values()];
}

function peopleOf(rows: readonly PlaceRow[]): OneRosterSet['people'] {
  const found = new Map<string, OneRosterSet['people'][number]>();
  for (const { personId: id, name, email, leads } of rows) {
    const before = found.get(id);
    const address = hasEmail(email) ? { email } : {};
    found.set(id, { id, name, ...address, leads: leads || before?.leads === true });
  }
  return [...found.values()];
}

function placeOf(
  { id, classId, personId, leads }: PlaceRow,
  classes: readonly Class[],
): OneRosterPlace {
  const { first: begins, last: ends } = classes.find((each) => each.id === classId)!;
  return { id, classId, personId, leads, begins, ends };
}

const KEPT = `o.institute_id = $1 AND o.state IN ('open', 'finished')
  AND EXISTS (SELECT FROM class_session s WHERE s.institute_id = o.institute_id AND s.offering_id = o.id)`;

const CLASSES = `
  SELECT o.id, o.label, o.place, o.time_zone AS zone, min(s.starts_at) AS first, max(s.starts_at) AS last,
         e.course->>'code' AS code, e.course->>'neutralTitle' AS title
    FROM offering o
    JOIN class_session s ON s.institute_id = o.institute_id AND s.offering_id = o.id
    LEFT JOIN edition e ON e.id = o.edition_id
   WHERE ${KEPT}
   GROUP BY o.institute_id, o.id, e.id ORDER BY min(s.starts_at), o.id`;

const PLACES = `
  SELECT p.*, m.name, u.email
    FROM (SELECT e.id::text, e.offering_id AS "classId", e.membership_id AS "personId", false AS leads
            FROM enrolment e WHERE e.institute_id = $1 AND e.state = 'held'
           UNION ALL
          SELECT l.offering_id || '.' || l.membership_id, l.offering_id, l.membership_id, true
            FROM offering_leader l WHERE l.institute_id = $1 AND l.part = 'leader') p
    JOIN offering o ON o.id = p."classId" AND ${KEPT}
    JOIN membership m ON m.institute_id = o.institute_id AND m.id = p."personId"
    JOIN auth."user" u ON u.id = m.user_id
   ORDER BY lower(m.name), p.id`;
