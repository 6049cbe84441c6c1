// @ts-check
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const packages = [
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-musl',
];

/**
 * Typst as a native library. Tagged PDF/UA-1, checked by Typst itself.
 *
 * @param {string} workspace folder with the templates and nothing else
 * @param {Buffer[]} fonts
 * @returns {import('./engine.js').Engine | undefined} nothing where no package fits the machine
 */
export function nativeEngine(workspace, fonts) {
  const NodeCompiler = loadCompiler();
  if (!NodeCompiler) return undefined;
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  return {
    async typeset({ data, assets, timestamp }) {
      for (const { name, bytes } of assets) {
        compiler.mapShadow(join(workspace, 'assets', name), Buffer.from(bytes));
      }
      try {
        return compile(compiler, join(workspace, 'sheet.typ'), data, timestamp);
      } finally {
        compiler.resetShadow();
      }
    },
    // Without eviction a compiler keeps 1 MB of every document; without the collection that the
    // child forces beside it, V8 keeps the native handles (96 to 711 MB over 600 compiles;
    // with both, 79 to 93 MB over 1,000).
    forget: () => compiler.evictCache(0),
  };
}

function loadCompiler() {
  for (const name of packages) {
    try {
      return require(name).NodeCompiler;
    } catch {
      // Not the package for this machine.
    }
  }
  return undefined;
}

/**
 * @param {any} compiler @param {string} mainFilePath @param {string} data @param {number} timestamp
 * @returns {import('./engine.js').Typeset}
 */
function compile(compiler, mainFilePath, data, timestamp) {
  const run = compiler.compile({ mainFilePath, inputs: { data } });
  if (run.hasError()) throw new Error(messages(compiler, run.takeError()));
  const warnings = run.takeWarnings();
  // A warning is a fault in the template, such as a font family that is not there.
  if (warnings) throw new Error(messages(compiler, warnings));
  const document = run.result;
  const [units] = compiler.query(document, { selector: '<units>', field: 'value' });
  const pdf = pdfOf(compiler, document, timestamp);
  return { pdf, pages: document.numOfPages, units };
}

/** @param {any} compiler @param {any} document @param {number} timestamp */
function pdfOf(compiler, document, timestamp) {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: timestamp });
  } catch (error) {
    const said = pdfMessages(/** @type {Error} */ (error).message);
    throw new Error(said.join('\n') || String(error), { cause: error });
  }
}

/** @param {any} compiler @param {any} diagnostics */
function messages(compiler, diagnostics) {
  return compiler
    .fetchDiagnostics(diagnostics)
    .map((/** @type {any} */ { path, range, message }) => {
      const line = (range?.start.line ?? -1) + 1;
      return `${path}:${line} ${message}`;
    })
    .join('\n');
}

/**
 * PDF/UA faults come as a debug print of Rust values; this takes the sentences out of it.
 *
 * @param {string} debug
 */
function pdfMessages(debug) {
  return [...debug.matchAll(/message: ("(?:[^"\\]|\\.)*")/g)].map(([, quoted = '""']) => {
    const plain = quoted
      .replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
      .replace(/\\([^"\\/bfnrtu])/g, '$1');
    try {
      return JSON.parse(plain);
    } catch {
      return plain;
    }
  });
}
