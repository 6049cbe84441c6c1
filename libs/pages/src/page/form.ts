/** What is wrong with what somebody typed, and in which field it can be mended. */
export interface FormProblem {
  message: string;
  /** The id of the field. */
  field?: string | undefined;
}

/** A form as it is shown: empty, filled from what is known, or again with what was typed. */
export interface Form {
  values: Fields;
  problems: readonly FormProblem[];
}

export type Fields = Readonly<Record<string, string>>;

/** A form to be filled in, with what is known already. */
export function formOf(values: Fields = {}, problems: readonly FormProblem[] = []): Form {
  return { values, problems };
}

/** The fields of a form that was sent; where a name came several times, all of them with spaces between. */
export function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null) return {};
  const fields = Object.entries(body).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'string') return [[name, value]];
    const isList = Array.isArray(value) && value.every((each) => typeof each === 'string');
    return isList ? [[name, value.join(' ')]] : [];
  });
  return Object.fromEntries(fields);
}
