// @ts-check
// A process of its own that typesets one sheet at a time. `compile` blocks its event loop and
// nothing inside can stop it, so the parent ends a runaway by ending this process.
import { fileURLToPath } from 'node:url';
import { nativeEngine } from './native-engine.mjs';

const workspace = fileURLToPath(new URL('../../templates/', import.meta.url));
const FORGET_EVERY = 10;
/** A box that both font families have; stands where a letter has no shape in any of them. */
const SUBSTITUTE = '\u25A1';

const engine = nativeEngine(workspace);
let done = 0;

process.on('message', (/** @type {import('./engine.js').ChildRequest} */ { order }) => {
  void answer(order);
});
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole terminal group; the parent decides when a child ends.
process.on('SIGINT', () => {});
reply(engine ? { ready: true } : { failure: 'Typst has no package for this machine.' });

/** @param {import('./engine.js').Order} order */
async function answer(order) {
  try {
    reply(await typesetWithSubstitutes(order));
  } catch (error) {
    reply({ failure: error instanceof Error ? error.message : String(error) });
  }
  if (++done % FORGET_EVERY === 0) {
    engine?.forget();
    globalThis.gc?.();
  }
}

/**
 * A letter that no font has fails the whole document, so it is replaced by an empty box, visibly,
 * and named in the answer.
 *
 * @param {import('./engine.js').Order} order
 * @returns {Promise<import('./engine.js').ChildReply>}
 */
async function typesetWithSubstitutes(order) {
  if (!engine) throw new Error('Typst has no package for this machine.');
  try {
    return { typeset: await engine.typeset(order), replaced: [] };
  } catch (error) {
    const missing = missingLetters(/** @type {Error} */ (error).message);
    if (missing.length === 0) throw error;
    const data = missing.reduce((text, letter) => text.replaceAll(letter, SUBSTITUTE), order.data);
    return { typeset: await engine.typeset({ ...order, data }), replaced: missing };
  }
}

/** @param {string} message */
function missingLetters(message) {
  const texts = [...message.matchAll(/the text `"(.*?)"` could not be displayed/gs)];
  return [...new Set(texts.flatMap(([, text = '']) => [...text]))].filter((each) => each.trim());
}

/** @param {import('./engine.js').ChildReply} message */
function reply(message) {
  process.send?.(message);
}
