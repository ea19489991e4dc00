/** The record in plain words: names of its kinds, answers, dates and moments as people read them. Pure. */
import type { Answer, Answers, Edition } from '../procedure/index.ts';
import type { AccessKind, EvidenceKind, PersonKind, PersonPart, ReferralConsent, ReferralOutcome, Role, SentHow } from './model.ts';

export const PERSON_KINDS: Readonly<Record<PersonKind, string>> = {
  child: 'Child or young person',
  adult: 'Adult',
  account: 'Account or user name',
};

export const PERSON_PARTS: Readonly<Record<PersonPart, string>> = {
  harmed: 'Was or may have been harmed',
  'may-have-harmed': 'May have caused harm',
  affected: 'Affected in another way',
  family: 'Family or carer',
  witness: 'Saw or heard something',
  professional: 'Professional',
  other: 'Other',
};

export const EVIDENCE_KINDS: Readonly<Record<EvidenceKind, string>> = {
  device: 'Device',
  account: 'Account or profile',
  messages: 'Messages',
  address: 'Web address or link',
  paper: 'Paper or object',
  other: 'Something else',
};

export const ACCESS_KINDS: Readonly<Record<AccessKind, { readonly label: string; readonly hint: string }>> = {
  family: { label: 'Family and household', hint: 'Own children, a partner’s children, children who visit or stay' },
  work: { label: 'Paid work', hint: 'School, health, transport, deliveries, any job that brings them near children' },
  voluntary: { label: 'Voluntary work', hint: 'Clubs, sport, faith groups, trips' },
  'position-of-trust': { label: 'Position of trust', hint: 'Teacher, coach, carer, youth worker, faith leader' },
  neighbourhood: { label: 'Neighbourhood and friends', hint: 'Neighbours, friends’ children, babysitting' },
  online: { label: 'Online', hint: 'Games, groups, followers, live streams, other accounts' },
  other: { label: 'Anywhere else', hint: 'Lodgers, transport, holidays' },
};

export const REFERRAL_CONSENT: Readonly<Record<ReferralConsent, string>> = {
  'asked-and-given': 'Asked for and given',
  'asked-and-refused': 'Asked for and refused',
  'not-asked': 'Not asked for',
};

export const SENT_HOW: Readonly<Record<SentHow, string>> = {
  phone: 'By phone',
  'secure-e-mail': 'By secure e-mail',
  'online-form': 'By the agency’s online form',
  'by-hand': 'By hand',
};

export const REFERRAL_OUTCOMES: Readonly<Record<ReferralOutcome, string>> = {
  accepted: 'Accepted',
  'more-information': 'More information asked for',
  'advice-or-early-help': 'Advice or early help',
  'no-further-action': 'No further action',
  'no-answer': 'No answer in time',
};

export const ROLES: Readonly<Record<Role, string>> = {
  reporter: 'Member of staff',
  dsl: 'Safeguarding lead',
  head: 'Head teacher',
  administrator: 'Administrator',
  'policy-officer': 'Policy officer',
};

export const YES_NO_UNKNOWN: Readonly<Record<'yes' | 'no' | 'unknown', string>> = { yes: 'Yes', no: 'No', unknown: 'Not known' };

/** An answer in words: "Yes", "Not known", "14", "9 November 2026", the name of a platform. */
export function answerText(edition: Edition, factId: string, answer: Answer | undefined): string {
  if (answer === undefined) return 'Not answered';
  if (answer === 'unknown') return 'Not known';
  const fact = edition.facts.find((each) => each.id === factId);
  const value = String(answer);
  switch (fact?.kind) {
    case 'yes-no':
      return value === 'yes' ? 'Yes' : 'No';
    case 'choice':
      return fact.options?.find((option) => option.value === value)?.label ?? value;
    case 'date':
      return dateText(value);
    case 'platform':
      return platformName(edition, value);
    case 'number':
    case undefined:
      return value;
  }
}

/** The label and the answer in words, for each of some answers, in the order of the manual's questions. */
export function answersInWords(edition: Edition, answers: Answers): readonly { readonly fact: string; readonly label: string; readonly answer: string }[] {
  return edition.facts
    .filter((fact) => Object.hasOwn(answers, fact.id))
    .map((fact) => ({ fact: fact.id, label: fact.label, answer: answerText(edition, fact.id, answers[fact.id]) }));
}

/** The name of a platform by its id; text that is no id comes back as it is. */
export function platformName(edition: Edition, value: string): string {
  return edition.platforms.find((platform) => platform.id === value)?.name ?? value;
}

/** The title of an action in plain words; the id where this edition does not know it. */
export function actionTitle(edition: Edition, id: string): string {
  return edition.actions.find((action) => action.id === id)?.title ?? id;
}

/** Whether the title of an action says to leave something alone: it belongs among what not to do. */
export function isForbidding(title: string): boolean {
  return /^(?:do not|never)\b/i.test(title);
}

/** The short name of a question; the id where this edition does not ask it. */
export function factLabel(edition: Edition, id: string): string {
  return edition.facts.find((fact) => fact.id === id)?.label ?? id;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2026-11-09` as "9 November 2026"; anything else comes back as it is. */
export function dateText(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return date;
  return `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1] ?? parts[2]} ${parts[1]}`;
}

/** The calendar date of three typed parts as `YYYY-MM-DD`, or null where there is no such day since 1920. */
export function plainDate(day: string, month: string, year: string): string | null {
  const [d, m, y] = [day, month, year].map((part) => (/^\d{1,4}$/.test(part.trim()) ? Number(part) : Number.NaN));
  if (!d || !m || !y || y < 1920) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  const real = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return real ? date.toISOString().slice(0, 10) : null;
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
});

/** The calendar date in London of an ISO moment. */
export function londonDate(moment: string): string {
  const part = londonParts(moment);
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** An ISO moment as "9 November 2026, 2:05pm", by the clock in London. */
export function momentText(moment: string): string {
  return `${dateText(londonDate(moment))}, ${clockText(moment)}`;
}

/** An ISO moment as "2:05pm", by the clock in London. */
export function clockText(moment: string): string {
  const part = londonParts(moment);
  const hour = Number(part('hour'));
  return `${hour % 12 === 0 ? 12 : hour % 12}:${part('minute')}${hour < 12 ? 'am' : 'pm'}`;
}

function londonParts(moment: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = LONDON.formatToParts(new Date(moment));
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

/**
 * When something is due, as a person would say it: "Overdue since 9 November 2026, 2:05pm", "By 4:30pm today", "By 10 November 2026, 9:00am".
 * @param now the moment of reading, ISO 8601.
 */
export function dueText(due: string, now: string): string {
  if (due < now) return `Overdue since ${londonDate(due) === londonDate(now) ? `${clockText(due)} today` : momentText(due)}`;
  return londonDate(due) === londonDate(now) ? `By ${clockText(due)} today` : `By ${momentText(due)}`;
}

/** When something happened, in words: the date and the time as they were given; null where neither was. */
export function happenedText(on: string | null, at: string): string | null {
  const time = at.trim();
  if (on === null) return time === '' ? null : time;
  return time === '' ? dateText(on) : `${dateText(on)}, ${time}`;
}

/**
 * Text with every web address made safe to look at: `hxxps[:]//example[.]org/x`. It says where something is and cannot be followed.
 * Everything else stays exactly as it is.
 */
export function defanged(text: string): string {
  return text.replace(/\b(?:h(?:tt|xx)ps?:\/\/|www\.)[^\s/?#]+/gi, (address) => address.replace(/^h(?:tt|xx)(ps?):\/\//i, 'hxx$1[:]//').replaceAll('.', '[.]'));
}

/** The address of an account or page made safe to look at, where all of the text is one: bare hosts too. */
export function defangedAddress(text: string): string {
  return defanged(text).replace(/(?<![[\w])((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/?#:\s]|$)/gi, (host: string) => host.replaceAll('.', '[.]'));
}
