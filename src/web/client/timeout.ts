/// <reference lib="dom" />
/** Warns before the session ends and lets the reader stay. The dialog is on the page from the server; without a script a line says how long there is. */
import { onServerHeard, quietFor, serverHeard } from './session.ts';

/** Arms the dialog marked `data-timeout`, with its times in seconds and its addresses in data attributes. */
export function startTimeout(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-timeout]');
  if (!dialog || typeof dialog.showModal !== 'function') return;
  const { warnAfter, endAfter, stay, ended } = dialog.dataset;
  const times = { warn: Number(warnAfter) * 1000, end: Number(endAfter) * 1000 };
  const close = (): void => {
    if (dialog.open) dialog.close();
  };
  const check = (): void => {
    const quiet = quietFor();
    if (quiet >= times.end) return leave(ended);
    if (quiet < times.warn) return close();
    if (!dialog.open) open(dialog);
    count(dialog, times.end - quiet);
  };
  onServerHeard(close);
  dialog.querySelector('[data-stay]')?.addEventListener('click', () => void keep(stay).then((kept) => (kept ? close() : leave(ended))));
  dialog.addEventListener('cancel', () => void keep(stay));
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
