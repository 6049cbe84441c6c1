/** What the fields of the form are called, by the names under which an order has them too. */
export const packetLabels: Readonly<Record<string, string>> = {
  date: 'Day',
  start: 'It begins at',
  end: 'It ends at',
  zone: 'Time zone',
  place: 'Place',
  learners: 'Learners in all',
  large: 'Of these, how many read large print',
  xlarge: 'Of these, how many read extra-large print',
  spares: 'Further copies in standard print',
  names: 'First names of learners, if you have them',
  leaderA: 'Leader A',
  leaderB: 'Leader B',
  leaderC: 'Leader C',
  leaderD: 'Leader D',
  leaderAPrint: 'Print for leader A',
  leaderBPrint: 'Print for leader B',
  leaderCPrint: 'Print for leader C',
  leaderDPrint: 'Print for leader D',
  assistants: 'Who helps',
  'clinician.name': 'Clinician on call',
  'clinician.phone': 'Telephone of the clinician',
  'reporting.answer': 'What do leaders here have to report?',
  'reporting.by': 'Who gave this answer',
  'reporting.on': 'On which day',
  'reporting.askAgain': 'To be asked again by',
  paper: 'Paper',
  sides: 'Sheets of several pages',
  'institute.name': 'Name of your institute',
  'institute.logo': 'Logo',
  'institute.color': 'Color of the line under your name',
  earlier: 'What was printed before',
  order: 'The file order.json',
};

const resourceLabels: Readonly<Record<string, string>> = {
  name: 'Name',
  phone: 'Telephone',
  text: 'Text message',
  tty: 'TTY',
  web: 'Web address',
  hours: 'Hours',
  cost: 'Cost',
  languages: 'Languages',
  access: 'Access',
  confidentiality: 'Confidentiality',
  verifiedBy: 'Who tried it',
  verifiedOn: 'On which day',
  expires: 'Good until, if not for 90 days',
  leftOut: 'Or: there is none near here, because',
};

/** The label of a field by its name. */
export function labelOf(name: string): string {
  const [, fact] = /^resource\..+\.(\w+)$/.exec(name) ?? [];
  return packetLabels[name] ?? resourceLabels[fact ?? ''] ?? name;
}

/** Groups and lists of an order whose members have fields. */
const LISTED = /^(?:leaders|names|assistants|resources|institute|clinician|reporting)\./;

/**
 * A problem of an order in which its fields are called as in the form. What stands in quotation marks and is
 * no field is what somebody typed.
 *
 * @param field where it can be mended
 */
export function inFormWords(message: string, field: string): string {
  return message.replace(/"([A-Za-z0-9.]+)"/g, (quoted, name: string) => {
    if (LISTED.test(name)) return `“${labelOf(field)}”`;
    const label =
      packetLabels[name] ?? (name === 'leftOut' ? resourceLabels['leftOut'] : undefined);
    return label === undefined ? quoted : `“${label}”`;
  });
}
