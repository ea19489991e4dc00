/// <reference lib="dom" />
/** Covers the page with a blank one: by a button, or by pressing a key twice quickly. Nothing is lost and nothing is stored. */

const quickly = 600;

/** Where the page has a hide button, arms it and the key named in its `data-hide-key` (Escape where none is named). */
export function startHideScreen(): void {
  const link = document.querySelector<HTMLElement>('[data-hide-screen]');
  if (!link) return;
  const key = link.dataset['hideKey'] || 'Escape';
  let last = -Infinity;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    hide();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== key || event.repeat) return;
    const isSecond = event.timeStamp - last < quickly;
    last = isSecond ? -Infinity : event.timeStamp;
    if (isSecond) hide();
  }, true);
}

function hide(): void {
  if (document.querySelector('.app-cover')) return;
  const title = document.title;
  const focused = document.activeElement;
  const top = window.scrollY;
  const again = coverWith(() => {
    document.documentElement.classList.remove('app-hidden-screen');
    document.title = title;
    window.scrollTo(0, top);
    if (focused instanceof HTMLElement) focused.focus();
  });
  document.documentElement.classList.add('app-hidden-screen');
  document.title = 'Page';
  again.focus();
}

function coverWith(uncover: () => void): HTMLButtonElement {
  const cover = document.createElement('main');
  const button = document.createElement('button');
  cover.className = 'app-cover';
  button.className = 'govuk-button govuk-button--secondary';
  button.type = 'button';
  button.textContent = 'Show again';
  button.addEventListener('click', () => {
    cover.remove();
    uncover();
  });
  cover.append(button);
  document.body.append(cover);
  return button;
}
