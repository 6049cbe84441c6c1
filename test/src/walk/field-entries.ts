import { adaptationFields, adaptationTypes } from './adaptation-entries.js';
import { attendanceFields, attendanceTypes } from './attendance-entries.js';
import type { Cast } from './cast.js';
import { rosterFields, rosterTypes } from './roster-entries.js';
import { reportFields, reportTypes } from './report-entries.js';
import { runFields, runTypes } from './run-entries.js';
import { packetFields, packetTypes } from './class-packet-entries.js';
import { CLASS, EVERYONE, LEADERS, MEMBERS, OF_A, OFFICE, PEOPLE, type Walker } from './walkers.js';

/** How to come to an object of a type, with `%` for what is asked of it there, and who may. */
export interface TypeEntry {
  path: string | ((cast: Cast) => string);
  may: readonly Walker[];
}

const COURSE = 'course(slug: "tea")';
const LESSON = `${COURSE} { lesson(number: 1) { % } }`;
const GUIDE = 'facilitatorGuide(course: "tea", lesson: 1, variant: "one-evening")';
const LED: readonly Walker[] = LEADERS;

/** Every object type; one that is not here fails the walk. Mutations have entries of their own. */
export const typeEntries: Record<string, TypeEntry> = {
  Query: { path: '%', may: EVERYONE },
  Course: { path: `${COURSE} { % }`, may: MEMBERS },
  CourseSheet: { path: `${COURSE} { sheets { % } }`, may: MEMBERS },
  Edition: { path: `${COURSE} { edition { % } }`, may: MEMBERS },
  Source: { path: `${COURSE} { sources { % } }`, may: MEMBERS },
  Variant: { path: `${COURSE} { variants { % } }`, may: MEMBERS },
  Lesson: { path: LESSON, may: MEMBERS },
  Activity: { path: LESSON.replace('%', 'activities { % }'), may: MEMBERS },
  Handout: { path: LESSON.replace('%', 'handouts { % }'), may: MEMBERS },
  Outcome: { path: LESSON.replace('%', 'outcomes { % }'), may: MEMBERS },
  Prompt: { path: LESSON.replace('%', 'prompts { % }'), may: MEMBERS },
  FacilitatorGuide: { path: `${GUIDE} { % }`, may: LED },
  LeftOut: { path: `${GUIDE} { leftOut { % } }`, may: LED },
  MovedItem: { path: `${GUIDE} { leftOut { items { % } } }`, may: LED },
  Institute: { path: 'institute { % }', may: MEMBERS },
  MemberPage: { path: 'members { % }', may: LEADERS },
  Membership: {
    path: ({ people }) => `member(id: "${people.learner.who.membershipId}") { % }`,
    may: ['coordinator', 'facilitator', 'learner'],
  },
  Enrolment: {
    path: ({ offering }) => `enrolments(offering: "${offering.id}") { nodes { % } }`,
    may: CLASS,
  },
  EnrolmentPage: {
    path: ({ offering }) => `enrolments(offering: "${offering.id}") { % }`,
    may: CLASS,
  },
  Reminder: {
    path: ({ offering }) => `reminders(enrolment: "${offering.enrolment}") { % }`,
    may: OFFICE,
  },
  WithoutMail: {
    path: ({ offering }) => `withoutMail(offering: "${offering.id}") { % }`,
    may: OFFICE,
  },
  MailWish: {
    path: ({ people }) =>
      `mutation: setNoMail(input: {clientMutationId: "walk-no-mail", memberId: "${people.learner.who.membershipId}", noMail: true}) { ... on MailWish { % } }`,
    may: ['coordinator', 'learner'],
  },
  Brand: { path: 'brand { % }', may: MEMBERS },
  LocalResource: { path: 'localResources(course: "tea") { % }', may: LEADERS },
  ReportingAnswer: { path: 'reportingAnswer { % }', may: LEADERS },
  OfferingPage: { path: 'offerings { % }', may: MEMBERS },
  Offering: { path: ({ offering }) => `offering(id: "${offering.id}") { % }`, may: OF_A },
  OfferingLeader: {
    path: ({ offering }) => `offering(id: "${offering.id}") { leaders { % } }`,
    may: OF_A,
  },
  Session: {
    path: ({ offering }) => `offering(id: "${offering.id}") { sessions { % } }`,
    may: OF_A,
  },
  ...adaptationTypes,
  ...attendanceTypes,
  ...rosterTypes,
  ...reportTypes,
  ...runTypes,
  ...packetTypes,
  Viewer: { path: 'viewer { % }', may: PEOPLE },
  ViewerPlace: { path: 'viewer { places { % } }', may: PEOPLE.filter((each) => each !== 'person') },
  Refusal: {
    path: 'mutation: changeInstitute(input: {clientMutationId: "walk-refusal", name: ""}) { ... on Refusal { % } }',
    may: [...OFFICE, 'elsewhere'],
  },
};

export interface FieldEntry {
  /** What the field asks to be told. */
  args?: string | ((cast: Cast) => string);
  may?: readonly Walker[];
  /** Why it has nothing to show, even for whoever may see it. */
  empty?: string;
}

/** Fields that need more than their type does. */
export const fieldEntries: Record<string, FieldEntry> = {
  ...adaptationFields,
  ...attendanceFields,
  ...rosterFields,
  ...reportFields,
  ...runFields,
  ...packetFields,
  'Query.course': { args: '(slug: "tea")', may: MEMBERS },
  'Query.courses': { may: MEMBERS },
  'Query.offerings': { may: MEMBERS },
  'OfferingPage.nodes': { may: OF_A },
  'OfferingPage.endCursor': { empty: 'all of them fit on a page' },
  'OfferingLeader.member': { may: ['coordinator', 'facilitator', 'assistant'] },
  'Query.offering': { args: ({ offering }) => `(id: "${offering.id}")`, may: OF_A },
  'Query.offeringLacks': {
    args: ({ offering }) => `(id: "${offering.id}")`,
    ...{ may: OFFICE, empty: 'nothing is missing there' },
  },
  'Query.facilitatorGuide': { args: '(course: "tea", lesson: 1)', may: LEADERS },
  'Query.institute': { may: MEMBERS },
  'Query.member': {
    args: ({ people }) => `(id: "${people.learner.who.membershipId}")`,
    may: ['coordinator', 'facilitator', 'learner'],
  },
  'Query.members': { may: LEADERS },
  'Query.enrolments': { args: ({ offering }) => `(offering: "${offering.id}")`, may: CLASS },
  'Query.myEnrolments': { may: ['learner'] },
  'Enrolment.offeredUntil': { empty: 'the seat is theirs' },
  'EnrolmentPage.endCursor': { empty: 'the class fits on one page' },
  'Query.reminders': {
    args: ({ offering }) => `(enrolment: "${offering.enrolment}")`,
    may: OFFICE,
  },
  'Query.withoutMail': { args: ({ offering }) => `(offering: "${offering.id}")`, may: OFFICE },
  'Query.brand': { may: MEMBERS },
  'Query.localResources': { may: LEADERS },
  'Query.reportingAnswer': { may: LEADERS },
  'Query.reportingAnswers': { may: LEADERS },
  'ReportingAnswer.replacedAt': { empty: 'it is the answer that holds' },
  'Query.viewer': { may: PEOPLE },
  'Course.lesson': { args: '(number: 1)' },
  'Course.longBlurb': { empty: 'the course is not announced' },
  'Course.shortBlurb': { empty: 'the course is not announced' },
  'LeftOut.takenInBy': { empty: 'no activity does the work of another' },
  'MovedItem.activities': { empty: 'no activity covers it too' },
  'Course.variant': { args: '(id: "one-evening")' },
  'MemberPage.endCursor': { empty: 'all people fit on one page' },
  'Membership.email': { may: ['coordinator', 'learner'] },
  'Membership.endedAt': { empty: 'the person is still there' },
  'Viewer.membership': { may: MEMBERS },
  'Viewer.institute': { may: MEMBERS },
  'Viewer.places': { may: PEOPLE.filter((each) => each !== 'person') },
};
