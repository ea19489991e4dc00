/** Answers as people give them: from a form to a value, and from a value to the form again. Pure. */
import type { Answer, Edition, Fact } from '../procedure/index.ts';
import { plainDate } from '../record/index.ts';

/** What was posted on a question page. Absent fields are empty. */
export interface PostedAnswer {
  readonly answer: string;
  readonly number: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly platform: string;
  readonly text: string;
}

/** Where a mistake is shown. */
export type AnswerField = 'answer' | 'number' | 'day' | 'platform' | 'text';

export type ReadAnswer =
  | { readonly ok: true; readonly value: Answer }
  | { readonly ok: false; readonly field: AnswerField; readonly message: string };

export const NOT_KNOWN = 'unknown';
/** The choice on the page of a platform that is not in the manual. */
export const ANOTHER = 'another';

/** Nothing filled in. */
export const EMPTY_ANSWER: PostedAnswer = { answer: '', number: '', day: '', month: '', year: '', platform: '', text: '' };

/**
 * Reads the answer to one question, or says what to mend. "Not known" is always an answer.
 * @param today the calendar date in London: nothing can have happened after it.
 */
export function readAnswer(edition: Edition, fact: Fact, posted: PostedAnswer, today: string): ReadAnswer {
  if (posted.answer === NOT_KNOWN) return readNotKnown(fact, posted);
  switch (fact.kind) {
    case 'yes-no':
      return readChoice(posted.answer, ['yes', 'no'], 'Select yes, no or not known');
    case 'choice':
      return readChoice(posted.answer, (fact.options ?? []).map((option) => option.value), 'Select one of the answers. Select “Not known” if you cannot tell yet');
    case 'number':
      return readNumber(fact, posted);
    case 'date':
      return readDate(posted, today);
    case 'platform':
      return readPlatform(edition, posted);
  }
}

/** Both an answer and “not known”: nobody can tell which was meant. */
function readNotKnown(fact: Fact, posted: PostedAnswer): ReadAnswer {
  const typed = { number: posted.number, date: posted.day + posted.month + posted.year, platform: posted.platform + posted.text, 'yes-no': '', choice: '' }[fact.kind];
  return typed.trim() === '' ? { ok: true, value: NOT_KNOWN } : refuse('answer', 'Give the answer or select “Not known”, not both');
}

function refuse(field: AnswerField, message: string): ReadAnswer {
  return { ok: false, field, message };
}

function readChoice(value: string, known: readonly string[], message: string): ReadAnswer {
  return known.includes(value) ? { ok: true, value } : refuse('answer', message);
}

function readNumber(fact: Fact, posted: PostedAnswer): ReadAnswer {
  const typed = posted.number.trim();
  if (typed === '') return refuse('number', 'Enter a number, or select “Not known”');
  const min = fact.min ?? 0;
  const max = fact.max ?? 120;
  if (!/^\d{1,3}$/.test(typed)) return refuse('number', `${fact.label} must be a whole number, such as ${Math.round((min + max) / 2)}`);
  const value = Number(typed);
  if (value < min || value > max) return refuse('number', `${fact.label} must be between ${min} and ${max}`);
  return { ok: true, value };
}

function readDate(posted: PostedAnswer, today: string): ReadAnswer {
  const parts = [posted.day, posted.month, posted.year].map((part) => part.trim());
  if (parts.every((part) => part === '')) return refuse('day', 'Enter the date, or select “Not known”');
  const date = plainDate(parts[0] ?? '', parts[1] ?? '', parts[2] ?? '');
  if (date === null) return refuse('day', 'The date must be a real date, such as 9 11 2026. Select “Not known” if you have no date');
  return date > today ? refuse('day', 'The date must be today or in the past') : { ok: true, value: date };
}

function readPlatform(edition: Edition, posted: PostedAnswer): ReadAnswer {
  const text = posted.text.trim();
  if (posted.platform === ANOTHER || (posted.platform === '' && text !== '')) {
    if (text === '') return refuse('text', 'Enter the name of the site, app or game, or select “Not known”');
    return text.length > 100 ? refuse('text', 'The name must be 100 characters or fewer') : { ok: true, value: text };
  }
  const known = edition.platforms.some((platform) => platform.id === posted.platform);
  return known ? { ok: true, value: posted.platform } : refuse('platform', 'Select the site, app or game. Select “Not known” if you cannot tell yet');
}

/** The fields of a question page that show an answer again. */
export function postedFrom(edition: Edition, fact: Fact, answer: Answer | undefined): PostedAnswer {
  if (answer === undefined) return EMPTY_ANSWER;
  const value = String(answer);
  if (value === NOT_KNOWN) return { ...EMPTY_ANSWER, answer: NOT_KNOWN };
  switch (fact.kind) {
    case 'yes-no':
    case 'choice':
      return { ...EMPTY_ANSWER, answer: value };
    case 'number':
      return { ...EMPTY_ANSWER, number: value };
    case 'date': {
      const [year = '', month = '', day = ''] = value.split('-');
      return { ...EMPTY_ANSWER, day: String(Number(day)), month: String(Number(month)), year };
    }
    case 'platform':
      return edition.platforms.some((platform) => platform.id === value)
        ? { ...EMPTY_ANSWER, platform: value }
        : { ...EMPTY_ANSWER, platform: ANOTHER, text: value };
  }
}
