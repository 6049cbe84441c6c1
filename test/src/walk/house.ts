import { createHash } from 'node:crypto';
import { EditionService } from '@hearthside/curriculum';
import { aCourse, aCourseOfTwoPlans, aHandout, courseSheets } from '../courses.js';
import { anInstitute } from '../people.js';
import type { TestService } from '../service.js';
import { aWord } from './words.js';

/** An institute with a course of its own, under the same names as the other's. */
export interface House {
  instituteId: string;
  editionId: string;
  picture: string;
  /** Hash of its mark. */
  logo: string;
  words: Record<'institute' | 'course' | 'leaders' | 'host' | 'packet', string>;
}

const PICTURE = 'lessons/01-tea/h1-1-pot.svg';

export async function aHouse(service: TestService): Promise<House> {
  const { app, database } = service;
  const words = {
    institute: aWord(),
    course: aWord(),
    leaders: aWord(),
    host: aWord(),
    packet: aWord(),
  };
  const instituteId = await anInstitute(database.source, { name: `${words.institute} House` });
  const ctx = database.contexts.forService(instituteId);
  await ctx.tx((db) =>
    db.query('UPDATE institute SET contact = $1 WHERE id = $2', [
      `${words.institute}, first floor`,
      instituteId,
    ]),
  );
  const logo = await sayOfOneself(service, instituteId, words);
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><title>${words.course}</title><rect width="40" height="20"/></svg>`;
  const pictures = new Map([[PICTURE, Buffer.from(drawn)]]);
  const { id } = await app
    .get(EditionService)
    .publish(ctx, aCourse(textsWith(words), pictures), pictures);
  const [row] = await ctx.select<{ name: string }>(
    'SELECT name FROM edition_picture WHERE edition_id = $1',
    [id],
  );
  return { instituteId, editionId: id, picture: row!.name, logo, words };
}

/** What an institute says on paper: its name and mark, its answer on reporting, its places of help. */
async function sayOfOneself(
  { database }: TestService,
  instituteId: string,
  { institute, leaders }: House['words'],
): Promise<string> {
  const logo = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!-- ${institute} --></svg>`,
  );
  const hash = createHash('sha256').update(logo).digest('hex');
  await database.contexts.forService(instituteId).tx(async (db) => {
    await db.query(
      `INSERT INTO brand (institute_id, name, color, logo, logo_type, logo_hash, changed_at)
       VALUES ($1, $2, '#336699', $3, 'image/svg+xml', $4, now())`,
      [instituteId, institute, logo, hash],
    );
    await db.query(
      `INSERT INTO reporting_answer
         (institute_id, id, answer, said_by, said_on, ask_again, written_at)
       VALUES ($1, gen_random_uuid(), $2, $2, '2026-11-01', '2030-11-01', now())`,
      [instituteId, leaders],
    );
    await db.query(
      `INSERT INTO local_resource
         (institute_id, course_slug, resource_id, name, phone, text, tty, web, hours, cost, languages,
          access, confidentiality, verified_by, verified_on, expires, left_out, changed_at)
       VALUES ($1, 'tea', 'helpline', $2, $2, $2, $2, 'https://example.org', $2, $2, $2, $2, $2, $2,
          '2026-11-01', '2030-11-01', $2, now())`,
      [instituteId, leaders],
    );
  });
  return hash;
}

/** A small course with everything in it that a field can ask for. */
function textsWith({ course, leaders, host }: House['words']): Record<string, string> {
  const plans = aCourseOfTwoPlans();
  const sheets = courseSheets({
    welcome: { body: `Come in, says ${course}.` },
    handbook: { audience: 'leaders', body: leaders },
    'host-brief': { audience: 'host', body: host },
  });
  const listed = sheets['course.yaml']!.split('\n').find((line) => line.startsWith('sheets:'))!;
  const settings = plans['course.yaml']!.replace(
    'title: Making tea\n',
    `title: Making tea ${course}\nsubtitle: And ${course}\n`,
  );
  return {
    ...plans,
    ...sheets,
    'course.yaml': `${settings}${listed}\n`,
    'sources.yaml': `- { id: tea-book, title: Tea of ${course}, kind: article, author: ${course}, site: A site, url: "https://example.org/tea", year: 2020, reliability: good }\n`,
    'resources.yaml': '- { id: helpline, scope: local, need: A line to call }\n',
    'lessons/01-tea/lesson.md': LESSON(course, leaders),
    'lessons/01-tea/h1-1-spoons.md': aHandout(
      `![A pot of ${course}](h1-1-pot.svg)\n\n:::pairs{as=sort}\n| A | B | Why |\n| --- | --- | --- |\n| one | two | ${leaders} |\n:::`,
    ),
  };
}

const LESSON = (course: string, leaders: string) => `---
title: A pot of tea
aim: Make a pot that ${course} likes.
minutes: 10
sensitivity: low
outcomes:
  - { text: warm a pot, shown-by: warm }
  - { text: count the spoons, shown-by: h1-1 }
  - { text: pour a cup, shown-by: warm }
---

:::content-note
Hot water, says ${course}.
:::

:::way-out
Watch, says ${course}.
:::

## Warm the pot
::activity{id=warm minutes=10 core=keep handouts="h1-1"}

:::purpose
${leaders}
:::

A warm pot keeps the tea of ${course} warm.

::prompt[What does ${course} like?]{kind=pair}

::alone[What would ${course} like?]

:::home-practice
Make tea for ${course}.
:::

:::say
${leaders}
:::
`;
