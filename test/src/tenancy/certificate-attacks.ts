import { insertion } from './sown.js';
import { hostile, type Attacks } from './sign-in-attacks.js';

/** Whoever has a code learns one word; whoever has none learns the other. */
export const certificateAttacks: Attacks = {
  'app.certificate_is_valid(check_hash text)': async ({ field, as, verdict }) => {
    const { a, client } = field;
    const call = 'SELECT app.certificate_is_valid($1) AS valid';
    const certificate = a.rows.get('public.certificate')!;
    const revoked = {
      ...(await a.fresh('public.certificate')),
      revoked_at: '2026-11-22T12:00:00Z',
    } as Record<string, unknown>;
    await client.query(insertion('public.certificate', Object.keys(revoked)), [
      JSON.stringify(revoked),
    ]);
    const words = [certificate['id'], certificate['enrolment_id'], revoked['check_hash'], a.secret];
    for (const word of [...hostile(words.map(String)), null]) {
      const outcome = await as.try(call, [word]);
      if (outcome.error) {
        if (outcome.error.code !== '22021') verdict.broken('definer', outcome);
      } else if (JSON.stringify(outcome.rows) !== '[{"valid":false}]') {
        verdict.say('definer', `says more than no to ${String(word).slice(0, 20)}`);
      }
    }
    const found = await as.try(call, [certificate['check_hash']]);
    verdict.done('certificate_is_valid', found);
    if (JSON.stringify(found.rows) !== '[{"valid":true}]') verdict.say('vacuous', 'knows none');
  },
};
