import type { Contexts } from '@hearthside/platform';
import { VISITOR } from '@hearthside/platform';
import { attack, attackAsOwner } from './attacks.js';
import { attackFromOwn } from './attacks-from-own.js';
import { byContext, byNewConnection, openDoor, type MakeContexts } from './attacker.js';
import type { Catalog } from './catalog.js';
import { attackDefiners } from './definer-attacks.js';
import type { Expected } from './expected.js';
import type { Finding } from './finding.js';
import { leftBehind } from './left-behind.js';
import { isTable, standingOf } from './lint-tables.js';
import { readAll } from './read-all.js';
import { houseSeeds, seeds } from './seeds.js';
import { sow } from './sown.js';
import { targetOf } from './target.js';
import { goRound } from './ways-round.js';

export interface Probed {
  findings: Finding[];
  /** What was attacked, for a test to count. */
  tables: string[];
  definers: string[];
}

interface Urls {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
}

/**
 * Sows two institutes and the house in a database where nothing is yet, and tries to get from one to the
 * other in every way we know: it is shown what the database does, whatever the catalogs say.
 */
export async function probe(
  { superuserUrl, ownerUrl, appUrl }: Urls,
  catalog: Catalog,
  expected: Expected,
  make?: MakeContexts,
): Promise<Probed> {
  const tables = catalog.relations.filter(isTable).map(({ name }) => name);
  const sown = tables.filter((table) =>
    ['tenant', 'granted'].includes(standingOf(table, expected)),
  );
  const findings = sown
    .filter((table) => !(table in seeds) && !(table in houseSeeds))
    .map((object) => ({ rule: 'no-seed', object, message: 'nobody has said what a row of it is' }));
  const field = await sow(superuserUrl);
  const door = await openDoor(appUrl, make);
  const asNew = await byNewConnection('a new connection', appUrl);
  const asOwner = await byNewConnection('the owner', ownerUrl);
  const say = (more: Finding[]) => void findings.push(...more);
  try {
    const { a, b, house } = field;
    const contexts = door.contexts as Contexts;
    const asB = byContext('B', contexts.forService(b.instituteId!));
    const asNobody = byContext('nobody', contexts.for(VISITOR));
    const asService = byContext('the service', contexts.forService());
    const isTenant = (table: string) => standingOf(table, expected) === 'tenant';
    for (const table of sown.filter((each) => a.rows.has(each))) {
      const target = targetOf(table, a, catalog, expected);
      for (const attacker of [asB, asNobody, asService, asNew]) {
        say(await attack(target, attacker, a));
      }
      say(await attackFromOwn(target, asB, b, a, isTenant));
      say(await attackAsOwner(target, asOwner, a, expected.lookups.includes(table)));
    }
    for (const table of sown.filter((each) => house.rows.has(each))) {
      const target = targetOf(table, house, catalog, expected);
      for (const attacker of [asB, asNobody]) say(await attack(target, attacker, house));
    }
    for (const attacker of [asB, asNobody]) say(await readAll(catalog, expected, attacker, a));
    say(await goRound(asB));
    const definers = await attackDefiners(catalog, field, asB, expected.app);
    say(definers.findings);
    // The last, since a connection that somebody was left on would spoil what comes after.
    say(await leftBehind(door, field));
    return { findings, tables: sown, definers: definers.tried };
  } finally {
    await door.close();
    await asNew.close();
    await asOwner.close();
    await field.end();
  }
}
