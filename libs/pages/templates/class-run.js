/* global document, location, DOMParser */
// Keeps the clock's words as they are now. What somebody is about to press stays where it is: the buttons change only
// when the clock has moved on, and then the page is loaded anew, unless somebody is choosing just then.
const BREAK = 5000;

async function look() {
  const reply = await fetch(location.pathname, { cache: 'no-store' }).catch(() => undefined);
  // Out of reach for a moment: the next look may find it.
  if (reply?.ok) show(new DOMParser().parseFromString(await reply.text(), 'text/html'));
  setTimeout(look, BREAK);
}

function show(now) {
  for (const id of ['clock', 'plan']) {
    const [old, fresh] = [document.getElementById(id), now.getElementById(id)];
    if (old && fresh && old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML;
  }
  const version = now.getElementById('clock')?.dataset.version;
  const isHeld = document.activeElement?.closest('form');
  if (version && version !== document.getElementById('clock').dataset.version && !isHeld) {
    // Not reload: what is shown may be the answer to a form.
    location.replace(location.pathname);
  }
}

setTimeout(look, BREAK);
