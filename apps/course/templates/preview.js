// Keeps the page true to the files; without this script, reloading does the same.
/* global document, window, DOMParser, EventSource */

const regions = ['title', 'variants', 'lessons', 'notices', 'choices', 'problems', 'files'];
const live = document.getElementById('live');
const source = document.getElementById('source');
const frames = document.getElementById('frames');

/** Each region as the server last sent it: what a person has opened or closed is no change. */
const sent = new Map(regions.map((id) => [id, document.getElementById(id).outerHTML]));
let sentLines = source.innerHTML;

async function pageAt(address) {
  const reply = await fetch(address, { cache: 'no-store' });
  return new DOMParser().parseFromString(await reply.text(), 'text/html');
}

function showRegion(id, fresh) {
  const next = fresh.getElementById(id);
  if (sent.get(id) === next.outerHTML) return;
  sent.set(id, next.outerHTML);
  const now = document.getElementById(id);
  const focused = now.contains(document.activeElement) ? document.activeElement.id : '';
  const [before, after] = [now, next].map((region) => region.querySelector('details'));
  if (before && after) after.open = before.open;
  now.replaceChildren(...document.importNode(next, true).childNodes);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** The line at the top stays at the top, even where a problem came or went above it. */
function showSource(fresh) {
  const next = fresh.getElementById('source');
  if (sentLines === next.innerHTML) return;
  sentLines = next.innerHTML;
  const { scrollTop } = source;
  const first = [...source.querySelectorAll('li')].find(
    (line) => line.offsetTop + line.offsetHeight > scrollTop,
  );
  const within = first ? scrollTop - first.offsetTop : 0;
  source.replaceChildren(...document.importNode(next, true).childNodes);
  const again = first && document.getElementById(first.id);
  source.scrollTop = again && scrollTop > 0 ? again.offsetTop + within : scrollTop;
}

/** Puts the new sheet in the place of the old one, so that nothing flickers or jumps. */
async function showSheet(frame) {
  const fresh = await pageAt(frame.src);
  const shown = frame.contentDocument;
  if (!shown?.querySelector('main')) {
    frame.contentWindow.location.replace(frame.src);
    return;
  }
  const { scrollX, scrollY } = frame.contentWindow;
  shown.title = fresh.title;
  shown.documentElement.lang = fresh.documentElement.lang;
  shown.body.replaceWith(shown.adoptNode(fresh.body));
  frame.contentWindow.scrollTo(scrollX, scrollY);
}

function showFigure(now, next) {
  const frame = now.querySelector('iframe');
  if (!frame || !next.querySelector('iframe')) {
    if (now.innerHTML !== next.innerHTML) now.replaceWith(document.importNode(next, true));
    return undefined;
  }
  const caption = next.querySelector('figcaption');
  if (now.querySelector('figcaption').innerHTML !== caption.innerHTML) {
    now.querySelector('figcaption').replaceWith(document.importNode(caption, true));
  }
  frame.title = next.querySelector('iframe').title;
  if (now.dataset.version === next.dataset.version) return undefined;
  now.dataset.version = next.dataset.version;
  return showSheet(frame);
}

/** Frames that stay are never moved: a browser would load them anew, from the top. */
async function showFrames(fresh) {
  const wanted = [...fresh.getElementById('frames').children];
  const ids = new Set(wanted.map(({ id }) => id));
  const work = [];
  let cursor = frames.firstElementChild;
  for (const next of wanted) {
    while (cursor && !ids.has(cursor.id)) {
      const gone = cursor;
      cursor = cursor.nextElementSibling;
      gone.remove();
    }
    if (cursor && cursor.id === next.id) {
      const now = cursor;
      cursor = cursor.nextElementSibling;
      work.push(showFigure(now, next));
    } else {
      frames.insertBefore(document.importNode(next, true), cursor);
    }
  }
  while (cursor) {
    const gone = cursor;
    cursor = cursor.nextElementSibling;
    gone.remove();
  }
  await Promise.all(work);
}

async function refresh() {
  const fresh = await pageAt(window.location.href);
  for (const id of regions) showRegion(id, fresh);
  showSource(fresh);
  await showFrames(fresh);
  document.title = fresh.title;
  document.body.dataset.version = fresh.body.dataset.version;
}

let underway = Promise.resolve();

const events = new EventSource('/events');
events.addEventListener('message', ({ data }) => {
  live.textContent = 'Refreshes when you save.';
  underway = underway
    .then(() => (document.body.dataset.version === data ? undefined : refresh()))
    .catch(() => {
      live.textContent = 'Something went wrong. Please reload this page.';
    });
});
events.addEventListener('error', () => {
  live.textContent = 'The preview has stopped. This page goes on when you start it again.';
});
