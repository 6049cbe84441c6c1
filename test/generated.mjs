import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { collectDocuments, schemaText } from '@hearthside/api';
import { blockReference, jsonSchemas, snippets } from '@hearthside/lesson-text';
import { packetOrderJsonSchema } from '@hearthside/print';

const SCHEMAS = 'libs/lesson-text/schemas';

/**
 * Every committed file that is made from code, by path.
 *
 * @param {string} root @returns {Promise<Map<string, string>>}
 */
export async function generatedFiles(root) {
  const clients = readdirSync(join(root, 'apps'))
    .map((app) => join(root, 'apps', app, 'documents'))
    .filter((folder) => existsSync(folder));
  return new Map([
    ['apps/api/schema.graphql', await schemaText()],
    ['apps/api/trusted-documents.json', await collectDocuments(clients)],
    ...[...jsonSchemas()].map(
      ([name, schema]) => /** @type {const} */ ([`${SCHEMAS}/${name}.json`, asJson(schema)]),
    ),
    ['libs/print/schemas/packet.json', asJson(packetOrderJsonSchema())],
    ['libs/lesson-text/BLOCKS.md', blockReference()],
    ['.vscode/hearthside.code-snippets', asJson(snippets())],
    ['.vscode/settings.json', asJson(editorSettings())],
  ]);
}

function editorSettings() {
  const files = ['course', 'sources', 'items', 'resources', 'fingerprints'];
  return {
    'yaml.schemas': Object.fromEntries(
      files.map((name) => [`./${SCHEMAS}/${name}.json`, `courses/*/${name}.yaml`]),
    ),
    '[markdown]': { 'editor.quickSuggestions': { other: true }, 'editor.wordWrap': 'on' },
  };
}

/** @param {unknown} value */
function asJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
