import { randomUUID } from 'node:crypto';

/** Whose rows: an institute's, or the house's own, which belong to none. */
export interface Sower {
  /** Nothing for the house. */
  instituteId: string | null;
  /** Stands in every text of its rows, and in nobody else's. */
  secret: string;
  /** Stands in what the house has lent to this institute and to no other. */
  lent: string;
  /** The row that was sown in another table, as JSON. */
  of(table: string): Row;
  /** Something else that a row needs, as a superuser; gives the first row back. */
  make(sql: string, values: unknown[]): Promise<Row>;
}

export type Row = Record<string, unknown>;

/** @param n 0 for the row that is sown; others are for whoever tries to add one */
export type Seed = (sower: Sower, n: number) => Row | Promise<Row>;

const NOW = '2026-11-22T10:00:00Z';

/**
 * A row for every table with a tenant, in an order in which each finds those it leads to. A new table goes
 * here, with the secret in every column that takes text.
 */
export const seeds: Record<string, Seed> = {
  'public.institute': ({ instituteId, secret }, n) => ({
    id: n === 0 ? instituteId : randomUUID(),
    name: `${secret} House`,
    contact: `${secret}, first floor`,
    time_zone: 'America/New_York',
    created_at: NOW,
  }),
  'public.membership': async ({ instituteId, secret, make }) => ({
    institute_id: instituteId,
    id: randomUUID(),
    user_id: (await aUser(make)).id,
    name: `${secret} Rivera`,
    called: secret,
    roles: ['coordinator'],
    state: 'active',
    created_at: NOW,
    joined_at: NOW,
  }),
  'public.edition': ({ instituteId, secret }, n) => anEdition(instituteId, secret, n),
  'public.edition_lesson': ({ secret, of }, n) => ({
    edition_id: of('public.edition')['id'],
    number: n + 1,
    tree: { title: secret },
  }),
  'public.edition_picture': ({ secret, of }, n) => ({
    edition_id: of('public.edition')['id'],
    name: `${n}-${secret}.svg`,
    bytes: `\\x${Buffer.from(secret).toString('hex')}`,
  }),
  'public.course': ({ instituteId, secret, of }, n) => ({
    institute_id: instituteId,
    slug: `${secret}-${n}`,
    code: `${secret}-${n}`,
    latest_edition_id: of('public.edition')['id'],
    own: true,
  }),
  'public.edition_grant': async ({ instituteId, lent, make }, n) => {
    const { course, ...edition } = anEdition(null, lent, n);
    await make(
      `INSERT INTO edition (id, course_slug, content_hash, published_on, course)
       VALUES ($1, $2, $3, $4, $5)`,
      [...['id', 'course_slug', 'content_hash', 'published_on'].map((c) => edition[c]), course],
    );
    return { institute_id: instituteId, edition_id: edition['id'], granted_at: NOW };
  },
  'public.offering': ({ instituteId, secret, of }) => ({
    institute_id: instituteId,
    id: randomUUID(),
    course: secret,
    edition_id: of('public.edition')['id'],
    variant: secret,
    label: secret,
    state: 'open',
    time_zone: secret,
    place: secret,
    link: secret,
    access: secret,
    seats: 20,
    completion_share: 2,
    completion_of: 3,
    clinician_name: secret,
    clinician_phone: secret,
    created_at: NOW,
    version: 1,
  }),
  'public.class_session': ({ instituteId, secret, of }, n) => ({
    institute_id: instituteId,
    id: randomUUID(),
    offering_id: of('public.offering')['id'],
    number: n + 1,
    starts_at: NOW,
    minutes: 90,
    place: secret,
    counts: true,
  }),
  'public.offering_leader': async ({ instituteId, secret, of, make }, n) => ({
    institute_id: instituteId,
    offering_id: of('public.offering')['id'],
    membership_id:
      n === 0 ? of('public.membership')['id'] : (await aMemberOf(instituteId, secret, make))['id'],
    part: 'leader',
    trained: true,
  }),
  'public.enrolment': async ({ instituteId, secret, of, make }, n) => ({
    institute_id: instituteId,
    id: randomUUID(),
    offering_id: of('public.offering')['id'],
    membership_id:
      n === 0 ? of('public.membership')['id'] : (await aMemberOf(instituteId, secret, make))['id'],
    state: 'held',
    source: 'office',
    turn: n + 1,
    entered_at: NOW,
    print: 'large',
    hearing: secret,
    seating: secret,
    language: secret,
  }),
  'public.attendance': async (sower, n) => ({
    institute_id: sower.instituteId,
    session_id:
      n === 0 ? sower.of('public.class_session')['id'] : (await anotherSession(sower))['id'],
    enrolment_id: sower.of('public.enrolment')['id'],
    offering_id: sower.of('public.offering')['id'],
    counts: true,
    mark: 'present',
    at: NOW,
  }),
  'public.attendance_correction': ({ instituteId, of }) => ({
    institute_id: instituteId,
    id: randomUUID(),
    session_id: of('public.class_session')['id'],
    enrolment_id: of('public.enrolment')['id'],
    was: 'absent',
    becomes: 'present',
    corrected_by: of('public.membership')['id'],
    at: NOW,
  }),
  'public.calendar_feed': async ({ instituteId, secret, of, make }, n) => ({
    institute_id: instituteId,
    id: randomUUID(),
    membership_id:
      n === 0 ? of('public.membership')['id'] : (await aMemberOf(instituteId, secret, make))['id'],
    token_hash: `${secret}-${n}`,
    created_at: NOW,
  }),
  'public.run': async (sower, n) => ({
    institute_id: sower.instituteId,
    session_id:
      n === 0 ? sower.of('public.class_session')['id'] : (await anotherSession(sower))['id'],
    ...{ state: 'running', version: 1, undone_in: 0, started_at: NOW, finished_at: null },
  }),
  'public.run_step': ({ instituteId, of, secret }, n) => ({
    institute_id: instituteId,
    session_id: of('public.run')['session_id'],
    position: n + 1,
    activity_id: 'warm',
    title: secret,
    ...{ minutes: 10, state: 'done', extended: 0, started_at: NOW, ended_at: NOW, reason: null },
  }),
  'public.run_press': ({ instituteId, of }, n) => ({
    institute_id: instituteId,
    session_id: of('public.run')['session_id'],
    version: n + 1,
    ...{ kind: 'next', activity_id: 'warm', minutes: null, pressed_at: NOW, received_at: NOW },
  }),
  'public.adaptation': ({ instituteId, secret, of }, n) => ({
    institute_id: instituteId,
    id: randomUUID(),
    course_slug: `${secret}-${n}`,
    edition_id: of('public.edition')['id'],
    ...{ offering_id: null, version: 1, changed_at: NOW },
  }),
  'public.adaptation_change': ({ instituteId, secret, of }, n) => ({
    institute_id: instituteId,
    adaptation_id: of('public.adaptation')['id'],
    place: `sheet/${secret}-${n}`,
    ...{ kind: 'text', minutes: null, text: secret, reason: secret, changed_at: NOW },
  }),
  'public.evaluation_sheet': ({ instituteId, secret, of }) => ({
    institute_id: instituteId,
    id: randomUUID(),
    offering_id: of('public.offering')['id'],
    answers: JSON.stringify({ [secret]: 1 }),
    keyed_on: '2026-11-22',
  }),
  'public.evaluation_comment': ({ instituteId, secret, of }) => ({
    institute_id: instituteId,
    id: randomUUID(),
    offering_id: of('public.offering')['id'],
    question: secret,
    words: secret,
  }),
  'public.certificate': async (sower, n) => ({
    institute_id: sower.instituteId,
    id: randomUUID(),
    enrolment_id:
      n === 0 ? sower.of('public.enrolment')['id'] : (await anotherEnrolment(sower))['id'],
    check_hash: `${sower.secret}-check-${n}`,
    issued_at: NOW,
  }),
  'public.reminder': ({ instituteId, secret, of }, n) => ({
    institute_id: instituteId,
    id: randomUUID(),
    offering_id: of('public.offering')['id'],
    session_id: of('public.class_session')['id'],
    enrolment_id: of('public.enrolment')['id'],
    kind: 'session-soon',
    occasion: `${secret}-occasion-${n}`,
    due_at: NOW,
  }),
  'public.no_mail': async ({ instituteId, secret, of, make }, n) => ({
    institute_id: instituteId,
    membership_id:
      n === 0 ? of('public.membership')['id'] : (await aMemberOf(instituteId, secret, make))['id'],
    since: NOW,
  }),
  'public.code_card': ({ instituteId, secret, of }, n) => ({
    institute_id: instituteId,
    id: randomUUID(),
    membership_id: of('public.membership')['id'],
    code_hash: `${secret}-code-${n}`,
    pin_hash: `${secret}-pin`,
    issued_at: NOW,
    // One card at a time opens a membership.
    revoked_at: n === 0 ? null : NOW,
    wrong_pins: 0,
  }),
  'public.identity_provider': ({ instituteId, secret }) => ({
    institute_id: instituteId,
    issuer: `https://${secret}.example.org`,
    client_id: secret,
    sealed_secret: `\\x${Buffer.from(secret).toString('hex')}`,
    domains: [`${secret}.example.org`],
    changed_at: NOW,
  }),
  'public.provider_link': ({ instituteId, secret, of }, n) => ({
    institute_id: instituteId,
    id: randomUUID(),
    issuer: `https://${secret}.example.org`,
    subject: `${secret}-${n}`,
    membership_id: of('public.membership')['id'],
    linked_at: NOW,
  }),
  'public.brand': ({ instituteId, secret }) => ({
    institute_id: instituteId,
    name: secret,
    color: '#336699',
    changed_at: NOW,
  }),
  'public.reporting_answer': ({ instituteId, secret }) => ({
    institute_id: instituteId,
    id: randomUUID(),
    answer: secret,
    said_by: secret,
    said_on: '2026-11-22',
    written_at: NOW,
    // One answer at a time holds.
    replaced_at: NOW,
  }),
  'public.local_resource': ({ instituteId, secret }, n) => ({
    institute_id: instituteId,
    course_slug: 'tea',
    resource_id: `${secret}-${n}`,
    name: secret,
    phone: secret,
    changed_at: NOW,
  }),
  'public.failed_job': ({ instituteId, secret }) => ({
    institute_id: instituteId,
    id: randomUUID(),
    task: 'invitation',
    what: secret,
    reason: secret,
    failed_at: NOW,
    payload: { to: secret },
  }),
  'public.mutation_receipt': ({ instituteId, secret, of }, n) => ({
    institute_id: instituteId,
    membership_id: of('public.membership')['id'],
    client_mutation_id: `${secret}-${n}`,
    mutation: 'changeInstitute',
    input_hash: '\\x00',
    answer: { id: secret },
    at: NOW,
  }),
  // Entries are chained to the head, which the database would make for the first.
  'public.audit_head': ({ instituteId }) => ({
    institute_id: instituteId,
    number: 0,
    hash: `\\x${'00'.repeat(32)}`,
  }),
  'public.audit_entry': ({ instituteId, secret }) => ({
    institute_id: instituteId,
    id: randomUUID(),
    at: NOW,
    actor: 'service',
    action: 'institute.changed',
    subject_kind: 'institute',
    subject_id: secret,
    detail: { word: secret },
  }),
};

/** What belongs to the house: seen by the service's own work, and where it is granted. */
export const houseSeeds: Record<string, Seed> = {
  'public.edition': seeds['public.edition']!,
  'public.edition_lesson': seeds['public.edition_lesson']!,
  'public.edition_picture': seeds['public.edition_picture']!,
  'public.shared_course': ({ secret, of }, n) => ({
    slug: `${secret}-${n}`,
    code: `${secret}-${n}`,
    latest_edition_id: of('public.edition')['id'],
  }),
};

function anEdition(instituteId: string | null, secret: string, n: number): Row {
  const hash = `${n}-${randomUUID()}`;
  return {
    id: `2026-11-22.${hash}`,
    institute_id: instituteId,
    course_slug: `${secret}-${randomUUID()}`,
    content_hash: hash,
    published_on: '2026-11-22',
    course: { title: secret },
  };
}

function aUser(make: Sower['make']): Promise<Row> {
  return make(
    `INSERT INTO auth."user" (id, name, email, email_verified, created_at, updated_at)
     VALUES ($1, '', $2, true, $3, $3) RETURNING id`,
    [randomUUID(), `${randomUUID()}@example.org`, NOW],
  );
}

type Make = Sower['make'];

/** Somebody else of the same institute. */
async function aMemberOf(instituteId: string | null, secret: string, make: Make): Promise<Row> {
  const { id } = await aUser(make);
  return make(
    `INSERT INTO membership (institute_id, id, user_id, name, called, roles, state, created_at)
     VALUES ($1, $2, $3, $4, $4, '{learner}', 'active', $5) RETURNING *`,
    [instituteId, randomUUID(), id, secret, NOW],
  );
}

/** Another class of the same offering. */
async function anotherSession({ of, make }: Sower): Promise<Row> {
  const { institute_id, offering_id } = of('public.class_session');
  return make(
    `INSERT INTO class_session (institute_id, id, offering_id, number, starts_at, minutes, counts)
     VALUES ($1, $2, $3, (SELECT max(number) + 1 FROM class_session), $4, 90, true) RETURNING *`,
    [institute_id, randomUUID(), offering_id, NOW],
  );
}

/** Somebody else's place in the same offering. */
async function anotherEnrolment({ instituteId, secret, of, make }: Sower): Promise<Row> {
  const member = await aMemberOf(instituteId, secret, make);
  return make(
    `INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     VALUES ($1, $2, $3, $4, 'held', 'office', (SELECT max(turn) + 1 FROM enrolment), $5, 'standard')
     RETURNING *`,
    [instituteId, randomUUID(), of('public.offering')['id'], member['id'], NOW],
  );
}
