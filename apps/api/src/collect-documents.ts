import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, print, validate, type DocumentNode } from 'graphql';
import { hashOf } from './graphql/trusted-documents.js';
import { schemaText } from './schema-text.js';

/** A client's document cannot be trusted as it is; the message says which and why. */
export class DocumentRefused extends Error {}

/**
 * Every operation in the folders of our clients' documents, as trusted-documents.json keeps them: one
 * operation a file, printed the same way whoever wrote it, valid against the schema of today.
 *
 * @throws DocumentRefused
 */
export async function collectDocuments(folders: readonly string[]): Promise<string> {
  const schema = buildSchema(await schemaText());
  const documents = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.graphql'))
      .toSorted()
      .map((name) => ({ name, document: parse(readFileSync(join(folder, name), 'utf8')) })),
  );
  const entries = documents.map(({ name, document }) => {
    const faults = validate(schema, document).map(({ message }) => message);
    if (faults.length > 0) throw new DocumentRefused(`${name}: ${faults.join(' ')}`);
    const text = print(document);
    return [hashOf(text), { name: operationName(name, document), text }] as const;
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

function operationName(file: string, { definitions }: DocumentNode): string {
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [only] = operations;
  if (operations.length !== 1 || !only?.name) {
    throw new DocumentRefused(`${file}: a file holds one operation, and the operation has a name.`);
  }
  return only.name.value;
}
