import type { Answer, AssessInput, Edition, Fact, PlainDate } from './model.ts';
import { mistakeInAnswer, show } from './answers.ts';
import { dayAfter, isPlainDate } from './dates.ts';
import { suggest } from './words.ts';

export type CheckedInput = { readonly ok: true; readonly input: AssessInput } | { readonly ok: false; readonly mistakes: readonly string[] };

const keys = ['answers', 'partnership', 'on'];
const firstDay = '1900-01-01';
const firstOn = '1990-01-01';
const lastOn = '2100-12-31';

/**
 * Checks what somebody sent to be assessed: `{ answers, partnership?, on? }` as plain data. `today` is used where there is
 * no `on`. Every mistake is one line that says what is wrong and how to mend it.
 */
export function checkInput(edition: Edition, raw: unknown, today: PlainDate): CheckedInput {
  if (!isObject(raw)) return { ok: false, mistakes: [`The input should be an object with “answers”, but is ${show(raw)}.`] };
  const mistakes: string[] = [];
  for (const key of Object.keys(raw)) {
    if (!keys.includes(key)) mistakes.push(`The input has a key ${show(key)} that is not known. ${unknownKey(edition, key)}`);
  }
  const on = checkOn(raw['on'], today, mistakes);
  const partnership = checkPartnership(edition, raw['partnership'], mistakes);
  const answers = checkAnswers(edition, raw['answers'], on, mistakes);
  if (mistakes.length > 0) return { ok: false, mistakes: mistakes.map(oneLine) };
  return { ok: true, input: { answers, ...(partnership === undefined ? {} : { partnership }), on } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownKey(edition: Edition, key: string): string {
  return edition.facts.some(({ id }) => id === key) ? 'It is an answer: put it under “answers”.' : suggest(key, keys);
}

/** The message on one line, without characters that could upset a terminal. */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to be taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

function checkOn(value: unknown, today: PlainDate, mistakes: string[]): PlainDate {
  if (value === undefined || value === null) return today;
  const mend = `Give a real date from ${firstOn} to ${lastOn} as YYYY-MM-DD.`;
  if (typeof value !== 'string' || !isPlainDate(value)) mistakes.push(`“on” should be a date in the calendar, but is ${show(value)}. ${mend}`);
  else if (value < firstOn || value > lastOn) mistakes.push(`“on” is out of range: ${value}. ${mend}`);
  else return value;
  return today;
}

function checkPartnership(edition: Edition, value: unknown, mistakes: string[]): string | undefined {
  if (value === undefined || value === null) return undefined;
  const known = edition.partnerships.map(({ id }) => id);
  if (typeof value === 'string' && known.includes(value)) return value;
  mistakes.push(`${show(value)} is not a partnership of this manual. ${suggest(String(value), known)}`);
  return undefined;
}

function checkAnswers(edition: Edition, raw: unknown, on: PlainDate, mistakes: string[]): Record<string, Answer> {
  if (!isObject(raw)) {
    mistakes.push(`“answers” should be an object from question to answer, but is ${show(raw)}.`);
    return {};
  }
  const facts = new Map(edition.facts.map((fact) => [fact.id, fact]));
  const answers: Record<string, Answer> = {};
  for (const [id, value] of Object.entries(raw)) {
    const fact = facts.get(id);
    const mistake = fact ? mistakeIn(fact, value, on) : `There is no question ${show(id)}. ${suggest(id, facts.keys())}`;
    if (mistake !== null) mistakes.push(mistake);
    else if (typeof value === 'string' || typeof value === 'number') answers[id] = tidy(edition, fact, value);
  }
  return answers;
}

function mistakeIn(fact: Fact, value: unknown, on: PlainDate): string | null {
  const mistake = mistakeInAnswer(fact.id, { ...fact, values: valuesOf(fact) }, value);
  if (mistake) return `${mistake.message}. ${mistake.mend}`;
  if (fact.kind !== 'date' || typeof value !== 'string' || value === 'unknown') return null;
  const last = dayAfter(on);
  return value >= firstDay && value <= last ? null : `“${fact.id}” is out of range: ${value}. Give a date from ${firstDay} to ${last}.`;
}

/** The answers that a question with fixed answers can have. */
export function valuesOf(fact: Fact): readonly string[] {
  if (fact.kind === 'yes-no') return ['yes', 'no'];
  return fact.kind === 'choice' ? (fact.options ?? []).map(({ value }) => value) : [];
}

/** The name of a platform becomes its id; other text stays as it is. */
function tidy(edition: Edition, fact: Fact | undefined, value: Answer): Answer {
  if (fact?.kind !== 'platform' || typeof value !== 'string') return value;
  const wanted = value.trim().toLowerCase();
  return edition.platforms.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)?.id ?? value.trim();
}
