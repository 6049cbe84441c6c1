/** Everything that the audit log tells of, in words for coordinators. */
export const AUDIT_ACTIONS = {
  'institute.founded': 'The institute was set up.',
  'institute.changed': 'The institute’s own details were changed.',
  'brand.changed': 'The institute’s name or picture for print was changed.',
  'reporting-answer.changed': 'An answer about reporting was changed.',
  'local-resource.changed': 'A place that helps was added, changed or removed.',
  'membership.invited': 'Somebody was invited.',
  'membership.invited-again': 'An invitation was sent again.',
  'membership.invitation-taken-back': 'An invitation was taken back.',
  'membership.invitation-declined': 'Somebody said no to an invitation.',
  'membership.joined': 'Somebody said yes to an invitation.',
  'membership.added': 'Somebody was added.',
  'membership.name-corrected': 'A name was corrected.',
  'membership.email-changed': 'Somebody’s e-mail address was changed, and they were signed out.',
  'membership.roles-changed': 'Somebody’s roles were changed.',
  'membership.ended': 'Somebody’s membership was ended.',
  'membership.taken-back': 'Somebody who had left was taken back in.',
  'code-card.issued': 'A card for signing in was made.',
  'code-card.revoked': 'A card for signing in was made worthless.',
  'identity-provider.changed': 'Signing in by the institute’s own accounts was set up or changed.',
  'attendance.keyed': 'Who was at a session was noted or corrected.',
  'packet.ordered': 'The papers of a session were ordered.',
  'certificates.issued': 'Certificates were issued to those who completed a class.',
  'certificate.revoked': 'A certificate was taken back.',
  'edition.granted': 'A course was made available here.',
  'offering.created': 'A class was drafted.',
  'offering.changed': 'What is said about a class was changed.',
  'offering.leaders': 'It was said who leads a class.',
  'offering.open': 'A class was opened.',
  'offering.finished': 'A class was closed at its end.',
  'offering.cancelled': 'A class was called off.',
  'session.moved': 'A session was moved.',
  'failed-job.retried': 'Work that had failed was asked for again.',
  'failed-job.dismissed': 'Work that had failed was let go.',
  'personal-data.exported': 'Everything kept about a person was handed out.',
  'personal-data.erased': 'Everything about a person was erased.',
  'personal-data.retention-changed': 'How long people who have left are kept was changed.',
  'enrolment.entered': 'Somebody was given a place in a class, or put on its wait-list.',
  'enrolment.offered': 'A seat that came free was offered to the next in line.',
  'enrolment.accepted': 'A seat that was offered was accepted.',
  'enrolment.declined': 'A seat that was offered was declined.',
  'enrolment.lapsed': 'The time for which a seat was kept was over.',
  'enrolment.withdrawn': 'A place in a class was given up.',
  'enrolment.transferred': 'Somebody went over to another class.',
  'enrolment.needs-changed': 'What somebody needs in a class was changed.',
  'backup.restored': 'A backup was brought back.',
} as const satisfies Record<`${string}.${string}`, string>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** What happened; an entry may be of a later version than this one. */
export function wordsOf(action: string): string {
  return Object.hasOwn(AUDIT_ACTIONS, action)
    ? AUDIT_ACTIONS[action as AuditAction]
    : `Something was done that this version has no words for ("${action}").`;
}
