// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createTypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import { loadFonts } from '@myriaddreamin/typst.ts/options.init';
import { markAsUa } from './pdf-ua.mjs';

const require = createRequire(import.meta.url);
const MAIN = '/sheet.typ';

/**
 * Typst as WebAssembly: the same Typst on any machine, several times slower. It tags PDFs and has
 * no switch for PDF/UA-1, so the marks are set afterwards and faults are not refused.
 *
 * @param {string} workspace folder with the templates
 * @param {Buffer[]} fonts
 * @returns {Promise<import('./engine.js').Engine>}
 */
export async function wasmEngine(workspace, fonts) {
  const compiler = createTypstCompiler();
  const wasm = readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'));
  await compiler.init({
    getModule: () => /** @type {any} */ ({ module_or_path: wasm }),
    // Without `assets: false` it would fetch fonts of its own from the web.
    beforeBuild: [
      loadFonts(
        fonts.map((font) => new Uint8Array(font)),
        { assets: false },
      ),
    ],
  });
  for (const name of readdirSync(workspace).filter((each) => each.endsWith('.typ'))) {
    compiler.addSource(`/${name}`, readFileSync(join(workspace, name), 'utf8'));
  }
  return {
    async typeset({ data, assets }) {
      for (const { name, bytes } of assets) compiler.mapShadow(`/assets/${name}`, bytes);
      try {
        const { pdf, units } = await compile(compiler, data);
        return { ...(await markAsUa(pdf)), units };
      } finally {
        for (const { name } of assets) compiler.unmapShadow(`/assets/${name}`);
      }
    },
    // A child is replaced after some hundred sheets; until then its memory stays as it is.
    forget: () => {},
  };
}

/** @param {any} compiler @param {string} data */
function compile(compiler, data) {
  const world = { mainFilePath: MAIN, root: '/', inputs: { data } };
  return compiler.runWithWorld(world, async (/** @type {any} */ open) => {
    const run = await open.compile({ diagnostics: 'full' });
    if (run.hasError) {
      const said = run.diagnostics.map(
        (/** @type {any} */ { path, range, message }) => `${path}:${range} ${message}`,
      );
      throw new Error(said.join('\n'));
    }
    const [units] = await open.query({ selector: '<units>', field: 'value' });
    const { result: pdf } = await open.pdf({ diagnostics: 'full' });
    return { pdf, units };
  });
}
