/** Columns of OneRoster 1.1, in its order. Other systems go by that order as well as by the headings. */
export const COLUMNS = {
  orgs: 'sourcedId status dateLastModified name type identifier parentSourcedId',
  academicSessions:
    'sourcedId status dateLastModified title type startDate endDate parentSourcedId schoolYear',
  courses:
    'sourcedId status dateLastModified schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes',
  classes:
    'sourcedId status dateLastModified title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds subjects subjectCodes periods',
  users:
    'sourcedId status dateLastModified enabledUser orgSourcedIds role username userIds givenName familyName middleName identifier email sms phone agentSourcedIds grades password',
  enrollments:
    'sourcedId status dateLastModified classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate',
} as const;

export type OneRosterFile = keyof typeof COLUMNS;

/** Files that the manifest must speak of, though no set of ours has them. */
export const NEVER_SENT = [
  ...['categories', 'classResources', 'courseResources', 'demographics'],
  ...['lineItems', 'resources', 'results'],
] as const;

/** For somebody with one name: a family name must be there. */
const NO_FAMILY_NAME = '.';

/** A name in two parts; `joinedName` puts them together again. */
export function partedName(name: string): { given: string; family: string } {
  const space = name.lastIndexOf(' ');
  const family = name.slice(space + 1);
  if (space < 0 || family === NO_FAMILY_NAME) return { given: name, family: NO_FAMILY_NAME };
  return { given: name.slice(0, space), family };
}

export function joinedName(given: string, middle: string, family: string): string {
  return [given, middle, family === NO_FAMILY_NAME ? '' : family].filter(Boolean).join(' ');
}
