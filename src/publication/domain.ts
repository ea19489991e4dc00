/**
 * How the manual is read: conditions in plain words, rules beside the paragraphs that they rest on, law on a chosen day.
 * Pure: an edition in, words out.
 */
import type { Action, Condition, Contact, Deadline, Edition, Fact, Law, LawPart, Parameter, Partnership, PlainDate, Rule } from '../procedure/index.ts';

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const;

/** A calendar date as people read it: `2026-11-24` → “24 November 2026”. Anything else comes back as it is. */
export function dateInWords(date: PlainDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const name = month ? MONTHS[month - 1] : undefined;
  return name && day && year ? `${day} ${name} ${year}` : date;
}

/** A condition as a reader meets it: “Immediate danger is yes, and Age of the child is below 13”. */
export function inWords(condition: Condition, edition: Edition): string {
  switch (condition.op) {
    case 'always':
      return 'always';
    case 'answer':
      return `${label(condition.fact, edition)} is ${choices(condition.fact, condition.values, edition)}`;
    case 'number':
      return `${label(condition.fact, edition)} is ${condition.below === undefined ? `${condition.atLeast} or more` : `below ${condition.below}`}`;
    case 'date':
      return `${label(condition.fact, edition)} is ${
        condition.before === undefined ? `${dateInWords(condition.from ?? '')} or later` : `before ${dateInWords(condition.before)}`
      }`;
    case 'definition':
      return `“${edition.definitions.find((one) => one.id === condition.id)?.title ?? condition.id}” holds`;
    case 'all':
      return joined(condition.of, ' and ', edition);
    case 'any':
      return joined(condition.of, ' or ', edition);
    case 'not':
      return condition.of.op === 'definition' ? inWords(condition.of, edition).replace(/ holds$/, ' does not hold') : `it is not so that ${inWords(condition.of, edition)}`;
    case 'not-ruled-out':
      return `it is not ruled out that ${inWords(condition.of, edition)}`;
  }
}

function label(id: string, edition: Edition): string {
  return `“${edition.facts.find((fact) => fact.id === id)?.label ?? id}”`;
}

function choices(id: string, values: readonly string[], edition: Edition): string {
  const fact = edition.facts.find((one) => one.id === id);
  const name = (value: string): string =>
    fact?.options?.find((option) => option.value === value)?.label ??
    (fact?.kind === 'platform' ? (edition.platforms.find((platform) => platform.id === value)?.name ?? value) : value);
  return values.map((value) => (value === 'unknown' ? 'not known' : name(value))).join(' or ');
}

function joined(parts: readonly Condition[], word: string, edition: Edition): string {
  const inner = parts.map((part) => {
    const text = inWords(part, edition);
    return (part.op === 'all' || part.op === 'any') && part.of.length > 1 ? `(${text})` : text;
  });
  return inner.join(word);
}

/** One thing that a rule says about one action, for reading beside a paragraph. */
export interface Duty {
  readonly strength: 'must' | 'should' | 'must not' | 'only after';
  readonly action: Action;
  /** For `only after`: the actions that come first. */
  readonly after: readonly Action[];
}

/** What a rule asks, in the order in which it is done. Actions that the edition does not know are left out: compiling refuses them. */
export function dutiesOf(rule: Rule, edition: Edition): readonly Duty[] {
  const action = (id: string): readonly Action[] => edition.actions.filter((one) => one.id === id);
  const plain = (strength: Duty['strength'], ids: readonly string[]): readonly Duty[] =>
    ids.flatMap(action).map((one) => ({ strength, action: one, after: [] }));
  return [
    ...plain('must', rule.must),
    ...plain('should', rule.should),
    ...plain('must not', rule.mustNot),
    ...Object.entries(rule.onlyAfter).flatMap(([id, after]) =>
      action(id).map((one): Duty => ({ strength: 'only after', action: one, after: after.flatMap(action) })),
    ),
  ];
}

/** The rules of the edition, with those of the chosen partnership after them. */
export function rulesFor(edition: Edition, partnership: Partnership | null): readonly Rule[] {
  return partnership ? [...edition.rules, ...partnership.rules] : edition.rules;
}

/** Everything that rests on one paragraph. */
export interface Resting {
  readonly rules: readonly Rule[];
  readonly actions: readonly Action[];
  readonly law: readonly Law[];
  readonly questions: readonly Fact[];
}

/** What rests on a paragraph: the rules, those of the partnership among them, the actions, the law and the questions that cite it. */
export function restingOn(id: string, edition: Edition, partnership: Partnership | null): Resting {
  const cites = (one: { readonly cites?: readonly string[] }): boolean => one.cites?.includes(id) ?? false;
  return {
    rules: rulesFor(edition, partnership).filter(cites), actions: edition.actions.filter(cites),
    law: edition.law.filter(cites), questions: edition.facts.filter(cites),
  };
}

/** How one law stood on one day. */
export interface LawOnDay {
  readonly law: Law;
  readonly state: 'in-force' | 'not-yet' | 'ended' | 'no-date';
  /** The part that was in force, or the nearest one. */
  readonly part: LawPart | null;
}

/** Every law of the edition as it stood on the day. */
export function lawOn(edition: Edition, day: PlainDate): readonly LawOnDay[] {
  return edition.law.map((law) => standing(law, day));
}

function standing(law: Law, day: PlainDate): LawOnDay {
  const inForce = law.parts.find((part) => part.from !== null && part.from <= day && (part.to === null || part.to >= day));
  if (inForce) return { law, state: 'in-force', part: inForce };
  const ended = law.parts.findLast((part) => part.to !== null && part.to < day);
  if (ended) return { law, state: 'ended', part: ended };
  const coming = law.parts.find((part) => part.from !== null && part.from > day);
  if (coming) return { law, state: 'not-yet', part: coming };
  return { law, state: 'no-date', part: law.parts[0] ?? null };
}

/** A partnership of the edition, or null where the id is none of them. */
export function partnershipOf(edition: Edition, id: string | undefined): Partnership | null {
  return edition.partnerships.find((one) => one.id === id) ?? null;
}

/** What of a contact has yet to be confirmed, such as “the number and the web address”; null where nothing has. */
export function doubtOf({ state, phone, email, web }: Contact): string | null {
  if (state === 'sure') return null;
  const parts = [phone && 'the number', email && 'the e-mail address', web && 'the web address'].filter(Boolean);
  return parts.length === 0 ? 'no number is known yet' : parts.join(' and ');
}

/** What of a part of a law has yet to be confirmed; null where nothing has. */
export function doubtOfLaw({ from, state }: LawPart): string | null {
  if (from === null) return 'the day on which it comes into force';
  return state === 'check' ? 'the dates and the wording' : null;
}

/**
 * How a contact is reached from a telephone. Numbers of five figures that begin with 6, 7 or 8 are for text messages in the
 * United Kingdom: nobody answers a call to them.
 */
export function dialling(phone: string): { readonly href: string; readonly word: 'Call' | 'Text' } {
  const digits = phone.replace(/[^+\d]/g, '');
  return /^[678]\d{4}$/.test(digits) ? { href: `sms:${digits}`, word: 'Text' } : { href: `tel:${digits}`, word: 'Call' };
}

/** The value of a parameter on a day; null before its first. */
export function valueOn(parameter: Parameter, day: PlainDate): Parameter['values'][number] | null {
  return parameter.values.findLast(({ from }) => from <= day) ?? null;
}

/** A value with its unit: “1 working day”, “25 years”. */
export function amountInWords(value: number, unit: string): string {
  return `${value} ${unit.replace('-', ' ')}${value === 1 ? '' : 's'}`;
}

/** By when, in words; null where there is no deadline. */
export function deadlineInWords(deadline: Deadline, edition: Edition, day: PlainDate): string | null {
  if (deadline === null || deadline === 'immediately') return deadline && 'At once';
  const parameter = edition.parameters.find(({ id }) => id === deadline.parameter);
  const value = parameter && valueOn(parameter, day);
  return value ? `Within ${amountInWords(value.value, parameter.unit)}` : null;
}
