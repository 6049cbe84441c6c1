/* global document, location, history, addEventListener, getComputedStyle, IntersectionObserver */
// Goes through the slides by keys and buttons. Without it they stand one after another on the same page.
// Nothing moves on its way: a slide is there at once, for whoever motion makes dizzy.
const slides = [...document.querySelectorAll('.slide')];
const controls = document.querySelector('.controls');
const previous = document.querySelector('#previous');
const next = document.querySelector('#next');
const said = document.querySelector('#said');
const keys = document.querySelector('#keys');
const singleKeys = document.querySelector('#single-keys');

let current = 0;
/** Digits typed so far. */
let typed = '';

function fromHash() {
  const index = slides.findIndex(({ id }) => `#${id}` === location.hash);
  return index < 0 ? 0 : index;
}

/** Marks where we are, and says so to those who cannot see it. */
function arrive(index) {
  current = index;
  history.replaceState(null, '', `#${slides[index].id}`);
  said.textContent = `Slide ${index + 1} of ${slides.length}`;
  previous.setAttribute('aria-disabled', String(index === 0));
  next.setAttribute('aria-disabled', String(index === slides.length - 1));
}

function go(index) {
  const wanted = Math.min(slides.length - 1, Math.max(0, index));
  slides[wanted].scrollIntoView({ block: 'start', behavior: 'instant' });
  slides[wanted].querySelector('h1, h2').focus({ preventScroll: true });
  arrive(wanted);
}

function jump() {
  const number = Number(typed);
  typed = '';
  go(number - 1);
}

function toggleFullScreen() {
  // Refused where a frame or a phone does not allow it; the slides are there all the same.
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  done?.catch(() => {});
}

/** What a key does, or nothing. */
function actionOf({ key, shiftKey }) {
  switch (key) {
    case 'ArrowRight':
      return () => go(current + (document.dir === 'rtl' ? -1 : 1));
    case 'ArrowLeft':
      return () => go(current + (document.dir === 'rtl' ? 1 : -1));
    case 'ArrowDown':
    case 'PageDown':
      return () => go(current + 1);
    case 'ArrowUp':
    case 'PageUp':
      return () => go(current - 1);
    case ' ':
      return () => go(current + (shiftKey ? -1 : 1));
    case 'Home':
      return () => go(0);
    case 'End':
      return () => go(slides.length - 1);
    case 'Enter':
      return typed ? jump : undefined;
  }
  if (!singleKeys.checked) return undefined;
  if (/^\d$/.test(key)) {
    return () => {
      typed = (typed + key).slice(-4);
      said.textContent = `${typed}: press Enter to go there`;
    };
  }
  if (key === 'f' || key === 'F') return toggleFullScreen;
  if (key === '?') return () => keys.showModal();
  return undefined;
}

/** On a phone the slides are plain text, and keys scroll as they do on any page. */
const isPlainText = () =>
  getComputedStyle(controls).display === 'none' && !document.fullscreenElement;

document.addEventListener('keydown', (event) => {
  const { target, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || keys.open || isPlainText()) return;
  // A button or a link does what it says.
  if ((event.key === ' ' || (event.key === 'Enter' && !typed)) && target.closest('a, button'))
    return;
  const action = actionOf(event);
  if (!action) {
    if (event.key !== 'Shift') typed = '';
    return;
  }
  if (!/^\d$/.test(event.key) && event.key !== 'Enter') typed = '';
  event.preventDefault();
  action();
});

previous.addEventListener('click', () => go(current - 1));
next.addEventListener('click', () => go(current + 1));
document.querySelector('#show-keys').addEventListener('click', () => keys.showModal());
addEventListener('hashchange', () => go(fromHash()));
// A window that changes its size leaves the slide where it was.
addEventListener('resize', () => {
  if (!isPlainText()) slides[current].scrollIntoView({ block: 'start', behavior: 'instant' });
});
// Whoever scrolls by wheel or finger arrives too, and keeps their focus.
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const index = slides.indexOf(target);
      if (isIntersecting && index !== current) arrive(index);
    }
  },
  { threshold: 0.6 },
);

controls.hidden = false;
document.documentElement.classList.add('steered');
if (location.hash) go(fromHash());
else arrive(0);
slides.forEach((slide) => seen.observe(slide));
