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
  leaderAPrint: 'Print for leader A',
  leaderBPrint: 'Print for leader B',
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
  web: 'Web address',
  hours: 'Hours',
  verifiedBy: 'Who tried it',
  verifiedOn: 'On which day',
  leftOut: 'Or: there is none near here, because',
};

/** The label of a field by its name. */
export function labelOf(name: string): string {
  const [, fact] = /^resource\..+\.(\w+)$/.exec(name) ?? [];
  return packetLabels[name] ?? resourceLabels[fact ?? ''] ?? name;
}

/** A problem of an order, in which the field is called as in the form: "names.3" is a name on its list. */
export function inFormWords(message: string, field: string): string {
  const quoted = /^"[A-Za-z0-9.]+"/;
  return message.replace(quoted, `“${labelOf(field)}”`);
}
