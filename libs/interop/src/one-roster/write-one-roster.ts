import { writeTable } from '../table/write-table.js';
import { COLUMNS, NEVER_SENT, partedName, type OneRosterFile } from './one-roster-files.rules.js';
import type { OneRosterFrame, OneRosterSet } from './one-roster.js';

type Row = Record<string, string | undefined>;

/**
 * A full ("bulk") set of OneRoster 1.1 files by name, to be zipped without folders. State and day of change
 * stay empty, as they must in a full set. User names are ids: an address would be shown to a whole class.
 */
export function writeOneRoster({
  institute,
  courses,
  terms,
  classes,
  people,
  places,
}: OneRosterFrame & OneRosterSet): Record<string, Uint8Array> {
  const rows: Record<OneRosterFile, Row[]> = {
    orgs: [{ sourcedId: institute.id, name: institute.name, type: 'school' }],
    academicSessions: terms.map(({ id, title, begins, ends, year }) => ({
      ...{ sourcedId: id, title, type: 'term' },
      ...{ startDate: begins, endDate: ends, schoolYear: String(year) },
    })),
    courses: courses.map(({ id, neutralTitle, code }) => ({
      ...{ sourcedId: id, title: neutralTitle, courseCode: code, orgSourcedId: institute.id },
    })),
    classes: classes.map(({ id, neutralTitle, courseId, code, place, termIds }) => ({
      ...{ sourcedId: id, title: neutralTitle, courseSourcedId: courseId, classCode: code },
      ...{ classType: 'scheduled', location: place, schoolSourcedId: institute.id },
      termSourcedIds: termIds.join(','),
    })),
    users: people.map(({ id, name, email, leads }) => {
      const { given, family } = partedName(name);
      return {
        ...{ sourcedId: id, enabledUser: 'true', orgSourcedIds: institute.id, role: roleOf(leads) },
        ...{ username: id, givenName: given, familyName: family, email },
      };
    }),
    enrollments: places.map(({ id, classId, personId, leads, begins, ends }) => ({
      ...{ sourcedId: id, classSourcedId: classId, schoolSourcedId: institute.id },
      ...{ userSourcedId: personId, role: roleOf(leads), beginDate: begins, endDate: ends },
    })),
  };
  const names = Object.keys(rows) as OneRosterFile[];
  return {
    'manifest.csv': manifest(names),
    ...Object.fromEntries(names.map((name) => [`${name}.csv`, file(name, rows[name])])),
  };
}

function roleOf(leads: boolean): string {
  return leads ? 'teacher' : 'student';
}

function file(name: OneRosterFile, rows: Row[]): Uint8Array {
  const columns = COLUMNS[name].split(' ');
  return writeTable([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))], {
    mark: false,
  });
}

function manifest(sent: readonly string[]): Uint8Array {
  const modes = [...sent, ...NEVER_SENT]
    .toSorted()
    .map((name) => [`file.${name}`, sent.includes(name) ? 'bulk' : 'absent']);
  const rows = [
    ...[
      ['propertyName', 'value'],
      ['manifest.version', '1.0'],
      ['oneroster.version', '1.1'],
    ],
    ...modes,
    ['source.systemName', 'Hearthside'],
  ];
  return writeTable(rows, { mark: false });
}
