/** Why numbers of rows are not given. */
export const A_NUMBER = 'a number that says nothing';

/** Rows that belong to an enrolment of the person's. */
export const ofPerson = `t.institute_id = :institute AND t.enrolment_id IN (
  SELECT e.id FROM enrolment e WHERE e.institute_id = :institute AND e.membership_id = :membership)`;

/**
 * Goes the day after the offering's records are to go; as long as no day is set, it stays.
 *
 * @param offering its id, as an expression on `t`
 */
export function afterOffering(offering: string) {
  return {
    days: 1,
    after: `(SELECT o.retain_until::timestamptz FROM offering o
      WHERE o.institute_id = t.institute_id AND o.id = ${offering})`,
  };
}

/** The offering of an enrolment that a row names. */
export const OFFERING_OF_ENROLMENT = `(SELECT e.offering_id FROM enrolment e
  WHERE e.institute_id = t.institute_id AND e.id = t.enrolment_id)`;
