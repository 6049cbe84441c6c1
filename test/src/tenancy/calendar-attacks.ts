import { insertion } from './sown.js';
import { hostile, type Attacks } from './sign-in-attacks.js';

/** Whoever has a calendar's address is led to its owner, and whoever has none to nobody; nor does who has left. */
export const calendarAttacks: Attacks = {
  'app.find_calendar(token_hash text)': async ({ field, as, verdict }) => {
    const { a, client } = field;
    const call = 'SELECT * FROM app.find_calendar($1)';
    const feed = a.rows.get('public.calendar_feed')!;
    const left = await a.fresh('public.calendar_feed');
    await client.query(insertion('public.calendar_feed', Object.keys(left)), [
      JSON.stringify(left),
    ]);
    await client.query(
      `UPDATE public.membership SET state = 'ended', ended_at = now() WHERE id = $1`,
      [left['membership_id']],
    );
    const words = [feed['id'], feed['membership_id'], left['token_hash'], a.secret];
    for (const word of [...hostile(words.map(String)), null]) {
      const outcome = await as.try(call, [word]);
      if (outcome.error) {
        if (outcome.error.code !== '22021') verdict.broken('definer', outcome);
      } else if (outcome.rows?.length !== 0) {
        verdict.say('definer', `leads somewhere by ${String(word).slice(0, 20)}`);
      }
    }
    const found = await as.try(call, [feed['token_hash']]);
    verdict.done('find_calendar', found);
    const whose = { institute_id: a.instituteId, membership_id: feed['membership_id'] };
    if (JSON.stringify(found.rows) !== JSON.stringify([whose]))
      verdict.say('vacuous', 'finds none');
  },
};
