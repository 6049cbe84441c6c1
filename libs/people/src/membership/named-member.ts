/**
 * Which rows name a person in a column that the office types: by the whole name, as there is no other link,
 * and only where nobody else there has the same one. For declarations of personal data.
 */
export function namedIn(column: string): string {
  return `t.institute_id = :institute AND EXISTS (
    SELECT FROM public.membership m
     WHERE m.institute_id = :institute AND m.id = :membership
       AND lower(btrim(t."${column}")) = lower(m.name)
       AND NOT EXISTS (
         SELECT FROM public.membership o
          WHERE o.institute_id = :institute AND o.id <> m.id AND lower(o.name) = lower(m.name)))`;
}

/** What stands in the place of a name. */
export const WHO_HAS_LEFT = 'somebody who has left';
