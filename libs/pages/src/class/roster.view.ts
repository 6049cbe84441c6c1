import {
  comesIn,
  PRINT_WORDS,
  SOMEBODY_NEW,
  type PlannedLine,
  type PlannedRoster,
} from '@hearthside/interop';

/** What a list would come to, as its page says it. */
export function rosterView(
  { digest, lines, classes }: PlannedRoster,
  choices: Readonly<Record<string, string>>,
) {
  const coming = lines.filter(comesIn);
  const seats = coming.filter(({ place }) => place === 'held').length;
  const unread = lines.filter(({ kind }) => kind === 'problem');
  const unsure = lines.filter(({ kind }) => kind === 'unsure');
  const isHeadings = ({ person, line }: PlannedLine) => !person && line <= 1;
  return {
    digest,
    classes: classes.map(({ id: value, title: words }) => ({ value, words })),
    sums: [
      { term: 'Get a seat', words: String(seats) },
      { term: 'Wait for one', words: String(coming.length - seats) },
      { term: 'New on your list of people', words: String(count(coming, 'new')) },
      { term: 'In the class already', words: String(count(lines, 'there')) },
      {
        term: 'Lines with something to mend',
        words: String(unread.filter((line) => !isHeadings(line)).length),
      },
    ],
    mustChoose: unsure.length > 0,
    mayEnter: coming.length > 0 && unsure.length === 0,
    people: coming.length === 1 ? 'one person' : `${coming.length} people`,
    toMend: unread.map((line) => ({ ...lineView(line), isHeadings: isHeadings(line) })),
    doubles: lines.filter(({ candidates }) => candidates.length > 0).map(doubleView(choices)),
    others: lines.filter(({ kind }) => kind !== 'problem' && kind !== 'unsure').map(lineView),
  };
}

const count = (lines: readonly PlannedLine[], kind: PlannedLine['kind']) =>
  lines.filter((line) => line.kind === kind).length;

function lineView(line: PlannedLine) {
  const { person, remarks } = line;
  return {
    line: line.line,
    name: person?.name ?? '',
    words: wordsOf(line),
    remarks: remarks.map(({ column, message }) => (column ? `${column}: ${message}` : message)),
  };
}

function wordsOf({ kind, person, place }: PlannedLine): string {
  if (kind === 'there') return 'Has a place already. Nothing is changed.';
  const who = kind === 'new' ? 'Somebody new' : 'On your list of people already';
  const by = person?.email ? `, ${person.email}` : kind === 'new' ? ', without e-mail' : '';
  const what = place === 'held' ? 'Gets a seat.' : place ? 'Waits for a seat.' : '';
  const { print, hearing, seating, language } = person ?? {};
  const needs = [print && `${PRINT_WORDS[print]} print`, hearing, seating, language].filter(
    Boolean,
  );
  return `${who}${by}. ${what}${needs.length > 0 ? ` Needs: ${needs.join('; ')}.` : ''}`;
}

const doubleView = (choices: Readonly<Record<string, string>>) => (line: PlannedLine) => {
  const chosen = choices[String(line.line)];
  return {
    ...lineView(line),
    field: `who-${line.line}`,
    email: line.person?.email,
    options: [
      ...line.candidates.map(({ id, name, email }) => ({
        ...{ value: id, isChosen: chosen === id },
        words: `This is ${name}${email ? ` with the address ${email}` : ', who has no e-mail here'}`,
      })),
      {
        value: SOMEBODY_NEW,
        isChosen: chosen === SOMEBODY_NEW,
        words: 'This is somebody else, who is new',
      },
    ],
  };
};
