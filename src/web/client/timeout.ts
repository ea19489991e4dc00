/// <reference lib="dom" />
/** Warns before the session ends and lets the reader stay. The dialog is on the page from the server; without a script a line says how long there is. */
import { onServerHeard, quietFor, serverHeard } from './session.ts';

const loadedAt = Date.now();

/** Arms the dialog marked `data-timeout`, with its times in seconds and its addresses in data attributes. */
export function startTimeout(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-timeout]');
  if (!dialog || typeof dialog.showModal !== 'function') return;
  const { warnAfter, endAfter, endsIn, stay, ended } = dialog.dataset;
  const idle = Number(endAfter) * 1000;
  const early = idle - Number(warnAfter) * 1000;
  const inAnyCase = Number(endsIn) * 1000;
  let isTold = false;
  const close = (): void => {
    if (dialog.open) dialog.close();
  };
  const check = (): void => {
    const last = inAnyCase - (Date.now() - loadedAt);
    const left = Math.min(idle - quietFor(), last);
    if (left <= 0) return leave(ended);
    if (left > early) return close();
    if (!dialog.open && !(isTold && left === last)) open(dialog);
    count(dialog, left);
  };
  const remain = (): void => {
    isTold = true;
    void keep(stay).then((kept) => (kept ? close() : leave(ended)));
  };
  onServerHeard(check);
  dialog.querySelector('[data-stay-button]')?.addEventListener('click', remain);
  dialog.addEventListener('cancel', remain);
  document.addEventListener('visibilitychange', check);
  window.setInterval(check, 1000);
}

function open(dialog: HTMLDialogElement): void {
  document.dispatchEvent(new Event('handrail:save-now'));
  dialog.showModal();
}

/** Minutes for the eyes; a screen reader hears the change of the sentence, once a minute and not every second. */
function count(dialog: HTMLDialogElement, left: number): void {
  const line = dialog.querySelector('[data-left]');
  const minutes = Math.ceil(left / 60_000);
  const words = left > 60_000 ? `${minutes} minutes` : left > 20_000 ? '1 minute' : '20 seconds';
  if (line && line.textContent !== words) line.textContent = words;
}

async function keep(address: string | undefined): Promise<boolean> {
  if (!address) return false;
  try {
    const answer = await fetch(address, { method: 'POST', redirect: 'manual' });
    if (answer.ok) serverHeard();
    return answer.ok;
  } catch {
    return true;
  }
}

function leave(address: string | undefined): void {
  if (address) window.location.replace(address);
}
