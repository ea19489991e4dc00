/// <reference lib="dom" />
/** Points out wording while somebody types: a quiet line below the field, with more to unfold. It changes nothing and holds nothing up. */

const afterTyping = 800;

interface Finding {
  readonly pattern: string;
  readonly text: string;
  readonly group: string;
  readonly why: string;
  readonly suggest: string;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

/** Arms every long field of a form and the lines that hold more than a name or a time, but for those that hold somebody's own words. */
export function startWording(): void {
  for (const field of document.querySelectorAll<Field>('main form textarea, main form input[data-free-text]')) if (!('ownWords' in field.dataset)) arm(field);
}

function arm(field: Field): void {
  const box = document.createElement('div');
  const line = document.createElement('p');
  box.className = 'app-wording';
  line.className = 'govuk-visually-hidden';
  line.setAttribute('role', 'status');
  box.append(line);
  field.after(box);
  const state = { timer: 0, looked: '' };
  const look = async (): Promise<void> => {
    if (field.value === state.looked) return;
    state.looked = field.value;
    const findings = await found(field.value, field.dataset['wordings']);
    if (!findings || field.value !== state.looked) return;
    show(box, line, findings);
    bring(field, findings);
  };
  const schedule = (): void => {
    window.clearTimeout(state.timer);
    state.timer = window.setTimeout(() => void look(), afterTyping);
  };
  field.addEventListener('input', schedule);
  if (field.value.trim() !== '') schedule();
}

/** The form brings the ids of what was pointed out, so that the setting can count what was replaced: ids alone, no words. */
function bring({ form }: Field, findings: readonly Finding[]): void {
  if (form === null || findings.length === 0) return;
  const field = form.querySelector<HTMLInputElement>('input[name=wording-met]') ?? Object.assign(document.createElement('input'), { type: 'hidden', name: 'wording-met' });
  field.value = [...new Set([...field.value.split(' '), ...findings.map(({ pattern }) => pattern)])].join(' ').trim();
  form.append(field);
}

/** @param group the only group of wordings that is wanted; all that the setting wants where it is absent */
async function found(text: string, group?: string): Promise<readonly Finding[] | null> {
  try {
    const answer = await fetch('/wording/check', { method: 'POST', body: JSON.stringify({ text, group }), headers: { 'content-type': 'application/json', accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as { findings: readonly Finding[] }).findings : null;
  } catch {
    return null;
  }
}

function show(box: HTMLElement, line: HTMLElement, findings: readonly Finding[]): void {
  const words = findings.length === 0 ? '' : findings.length === 1 ? '1 wording to look at' : `${findings.length} wordings to look at`;
  if (line.textContent !== words) line.textContent = words;
  const before = box.querySelector('details');
  const wasOpen = before?.open ?? false;
  before?.remove();
  if (findings.length === 0) return;
  const more = element('details', 'govuk-details app-wording__more');
  more.toggleAttribute('open', wasOpen);
  const summary = element('summary', 'govuk-details__summary');
  const label = element('span', 'govuk-details__summary-text', words);
  const list = element('ul', 'govuk-list govuk-list--spaced');
  const content = element('div', 'govuk-details__text');
  summary.append(label);
  list.append(...findings.map(itemOf));
  content.append(list);
  more.append(summary, content);
  box.append(more);
}

function itemOf({ text, group, why, suggest }: Finding): HTMLElement {
  const item = element('li', '');
  item.append(element('strong', '', `“${text}”`), group === 'recording' ? ' (about the record)' : '', element('br', ''), why, element('br', ''), `Instead: ${suggest}`);
  return item;
}

function element(name: string, classes: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  if (classes !== '') made.className = classes;
  if (text !== '') made.textContent = text;
  return made;
}
