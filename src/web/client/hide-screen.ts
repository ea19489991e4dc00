/// <reference lib="dom" />
/**
 * Covers the page with a blank one: by the button, or by pressing Escape twice quickly. Nothing is lost. A mark in this tab
 * keeps every page covered that a reload or the Back button leads to, until somebody asks for it to be shown again.
 */

const quickly = 600;
const mark = 'handrail-hidden';

/** Where the page has a hide button, arms it and the key. */
export function startHideScreen(): void {
  const link = document.querySelector('[data-hide-screen]');
  if (!link) return sessionStorage.removeItem(mark);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    hide();
  });
  let last = -Infinity;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.repeat) return;
    const isSecond = event.timeStamp - last < quickly;
    last = isSecond ? -Infinity : event.timeStamp;
    if (isSecond) hide();
  }, true);
  const stayHidden = (): void => {
    if (sessionStorage.getItem(mark) !== null) cover();
  };
  // The browser may bring a page back as it was left, without running its scripts again.
  window.addEventListener('pageshow', stayHidden);
  stayHidden();
}

function hide(): void {
  sessionStorage.setItem(mark, '');
  cover();
}

function cover(): void {
  if (document.querySelector('.app-cover')) return;
  const title = document.title;
  const focused = document.activeElement;
  const top = window.scrollY;
  const button = coverWith(() => {
    sessionStorage.removeItem(mark);
    document.documentElement.classList.remove('app-hidden-screen');
    document.title = title;
    window.scrollTo(0, top);
    if (focused instanceof HTMLElement) focused.focus();
  });
  document.documentElement.classList.add('app-hidden-screen');
  document.title = 'Page';
  button.focus();
}

function coverWith(uncover: () => void): HTMLButtonElement {
  const blank = document.createElement('main');
  const button = document.createElement('button');
  blank.className = 'app-cover';
  button.className = 'govuk-button govuk-button--secondary';
  button.type = 'button';
  button.textContent = 'Show again';
  button.addEventListener('click', () => {
    blank.remove();
    uncover();
  });
  blank.append(button);
  document.body.append(blank);
  return button;
}
