// @ts-check
// A process of its own that typesets one sheet at a time. `compile` blocks its event loop and
// nothing inside can stop it, so the parent ends a runaway by ending this process.
import { fileURLToPath } from 'node:url';
import { fontFiles } from './fonts.mjs';
import { nativeEngine } from './native-engine.mjs';
import { withSubstitutes } from './substitutes.mjs';
import { warmUp } from './warm-up.mjs';

const workspace = fileURLToPath(new URL('../../templates/', import.meta.url));
const FORGET_EVERY = 10;

const fonts = fontFiles();
const asked = process.argv[2];
const native = asked === 'wasm' ? undefined : nativeEngine(workspace, fonts);
const engine = native ?? (await webAssembly());
let done = 0;

process.on('message', (/** @type {import('./engine.js').ChildRequest} */ { order }) => {
  void answer(order);
});
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole terminal group; the parent decides when a child ends.
process.on('SIGINT', () => {});
await engine.typeset(warmUp);
reply({ ready: true });

// Read only where it is needed: beside a native engine it would double the start.
async function webAssembly() {
  const { wasmEngine } = await import('./wasm-engine.mjs');
  return wasmEngine(workspace, fonts);
}

/** @param {import('./engine.js').Order} order */
async function answer(order) {
  try {
    const { text: data, replaced } = withSubstitutes(order.data, fonts);
    reply({ typeset: await engine.typeset({ ...order, data }), replaced });
  } catch (error) {
    reply({ failure: error instanceof Error ? error.message : String(error) });
  }
  if (++done % FORGET_EVERY === 0) {
    engine.forget();
    globalThis.gc?.();
  }
}

/** @param {import('./engine.js').ChildReply} message */
function reply(message) {
  process.send?.(message);
}
