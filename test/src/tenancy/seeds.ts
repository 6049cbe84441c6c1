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
