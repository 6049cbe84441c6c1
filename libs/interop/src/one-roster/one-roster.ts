/** What OneRoster 1.1 says of an institute's classes, in our words. Ids are the sender's own. */
export interface OneRosterSet {
  classes: OneRosterClass[];
  people: OneRosterPerson[];
  places: OneRosterPlace[];
}

/** An offering. */
export interface OneRosterClass {
  id: string;
  neutralTitle: string;
  courseId: string;
  /** Such as LS50-2. */
  code?: string;
  place?: string;
  termIds: string[];
}

export interface OneRosterPerson {
  id: string;
  name: string;
  email?: string;
  /** Leads classes, rather than only learning in them. */
  leads: boolean;
}

/** Somebody's place in a class: an "enrollment" there. */
export interface OneRosterPlace {
  id: string;
  classId: string;
  personId: string;
  leads: boolean;
  /** Days as 2026-09-30. */
  begins?: string;
  ends?: string;
}

/** What classes refer to, and other systems ask for in files of their own. */
export interface OneRosterFrame {
  institute: { id: string; name: string };
  courses: { id: string; neutralTitle: string; code?: string }[];
  /** The first and the last day as 2026-09-30; the year is the one in which the school year ends. */
  terms: { id: string; title: string; begins: string; ends: string; year: number }[];
}
