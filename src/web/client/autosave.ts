/// <reference lib="dom" />
/**
 * Saves a form while it is filled in. A form asks for it with `data-autosave="/drafts"`; the fields are posted
 * there as they would be on submit. "Saved" is said only when the server has said so. What could not be saved
 * stays on the page and is tried again; nothing is written to the browser's own storage.
 */
import { serverHeard } from './session.ts';

const afterTyping = 1200;
const longestWait = 30_000;

type Outcome = 'saved' | 'signed-out' | 'refused' | 'unreachable';

/** Arms every form of the page that asks to be saved. */
export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) arm(form);
}

function arm(form: HTMLFormElement): void {
  const state = { saved: contentOf(form), isSaving: false, isLeaving: false, failures: 0, timer: 0 };
  const schedule = (wait: number): void => {
    window.clearTimeout(state.timer);
    state.timer = window.setTimeout(save, wait);
  };
  async function save(): Promise<void> {
    const content = contentOf(form);
    if (state.isLeaving || state.isSaving || content === state.saved) return;
    state.isSaving = true;
    const outcome = await send(form, content);
    state.isSaving = false;
    if (state.isLeaving) return;
    if (outcome === 'saved' || outcome === 'refused') state.saved = content;
    state.failures = outcome === 'unreachable' ? state.failures + 1 : 0;
    say(form, outcome);
    if (contentOf(form) !== state.saved) schedule(outcome === 'saved' ? afterTyping : Math.min(2000 * 2 ** state.failures, longestWait));
  }
  form.addEventListener('input', () => schedule(afterTyping));
  form.addEventListener('change', () => schedule(afterTyping));
  form.addEventListener('submit', () => {
    state.isLeaving = true;
    window.clearTimeout(state.timer);
  });
  window.addEventListener('pageshow', () => {
    state.isLeaving = false;
  });
  window.addEventListener('online', () => schedule(0));
  document.addEventListener('handrail:save-now', () => void save());
  document.addEventListener('visibilitychange', () => {
    const content = contentOf(form);
    if (document.visibilityState !== 'hidden' || state.isLeaving || content === state.saved) return;
    if (navigator.sendBeacon(form.dataset['autosave'] ?? '', new URLSearchParams(content))) schedule(afterTyping);
  });
}

function contentOf(form: HTMLFormElement): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') pairs.append(name, value);
  return pairs.toString();
}

async function send(form: HTMLFormElement, content: string): Promise<Outcome> {
  try {
    const answer = await fetch(form.dataset['autosave'] ?? '', {
      method: 'POST',
      body: new URLSearchParams(content),
      headers: { accept: 'application/json' },
      redirect: 'manual',
    });
    if (answer.ok) serverHeard();
    return outcomeOf(answer);
  } catch {
    return 'unreachable';
  }
}

function outcomeOf(answer: Response): Outcome {
  if (answer.ok) return 'saved';
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return 'signed-out';
  return answer.status >= 400 && answer.status < 500 && answer.status !== 429 ? 'refused' : 'unreachable';
}

function say(form: HTMLFormElement, outcome: Outcome): void {
  const line = form.querySelector('[data-autosave-status]');
  if (!line) return;
  line.textContent = sentence(outcome);
  line.classList.toggle('app-saved--not', outcome !== 'saved');
}

function sentence(outcome: Outcome): string {
  if (outcome === 'saved') return `Saved at ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
  if (outcome === 'refused') return 'Not saved: there is something here that cannot be kept. Press the button below to see what it is.';
  if (outcome === 'signed-out') return 'Not saved: you are signed out. What you wrote is still on this page. Sign in again in another tab, then carry on here.';
  return 'Not saved yet: Handrail cannot be reached. What you wrote is still on this page. Trying again.';
}
