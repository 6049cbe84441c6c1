/* global document, location */
// Says how far a packet has come, and shows it when it is ready. Without it, "Look again" does the same.
const progress = document.querySelector('#progress');

async function look() {
  const reply = await fetch(progress.dataset.address, { cache: 'no-store' }).catch(() => undefined);
  // Out of reach for a moment: the next look may find it.
  if (!reply) return setTimeout(look, 3000);
  if (!reply.ok) return location.reload();
  const { state, words } = await reply.json();
  if (state !== 'waiting' && state !== 'working') return location.reload();
  if (progress.textContent !== words) progress.textContent = words;
  return setTimeout(look, 700);
}

setTimeout(look, 300);
