/** What the record says that a referral can be filled with, in words. Pure. */
import type { Answer, Edition } from '../procedure/index.ts';
import {
  ACCESS_KINDS, actionTitle, answersInWords, answerText, defanged, defangedAddress, EVIDENCE_KINDS, happenedText, momentText, personName, platformName, YES_NO_UNKNOWN,
} from '../record/index.ts';
import type { Actor, Concern, Decided, PersonPart, Progress } from '../record/index.ts';
import type { FormField, Source } from './forms.ts';

/** What a referral is filled from. */
export interface Filling {
  readonly concern: Concern;
  readonly progress: Progress;
  readonly edition: Edition;
  /** Who prepares it, and in which setting. */
  readonly actor: Actor;
  readonly organisation: string;
}

/** What stands in a field before anybody has typed. The child's own words come exactly as they were reported; web addresses cannot be followed. */
export function filled(field: FormField, filling: Filling): string {
  if (field.from === null) return '';
  const text = FROM[field.from](filling);
  return field.from === 'childs-words' ? text : defanged(text).trim();
}

const FROM: Readonly<Record<Source, (filling: Filling) => string>> = {
  'child-name': ({ concern }) => concern.report.child || namesOf(concern, 'harmed'),
  'child-age': ({ concern, edition }) => (concern.answers['child-age'] === undefined ? concern.report.childAge : answerText(edition, 'child-age', concern.answers['child-age'])),
  referrer: ({ actor }) => actor.displayName,
  reporter: ({ concern }) => `${concern.reporterName}, ${momentText(concern.reportedAt)}`,
  setting: ({ organisation }) => organisation,
  'immediate-danger': ({ concern, edition }) => answerText(edition, 'immediate-danger', concern.answers['immediate-danger']),
  'seen-or-said': ({ concern }) => concern.report.seenOrSaid,
  'childs-words': ({ concern }) => concern.report.childsWords,
  happened,
  'other-people': ({ concern }) => concern.report.otherPeople,
  'people-harmed': (filling) => peopleOf(filling, 'harmed'),
  'people-may-have-harmed': (filling) => peopleOf(filling, 'may-have-harmed'),
  'people-affected': (filling) => peopleOf(filling, 'affected'),
  family: (filling) => peopleOf(filling, 'family'),
  accounts,
  known: (filling) => answers(filling, (answer) => answer !== 'unknown'),
  'not-known': (filling) => answers(filling, (answer) => answer === 'unknown'),
  'done-already': ({ concern }) => concern.report.doneAlready,
  'steps-taken': stepsTaken,
  evidence,
  'access-to-children': access,
  law: ({ edition, progress }) => listed(progress.plan.law.filter(({ inForce }) => inForce).map(({ id, statute, section }) => `${edition.law.find((each) => each.id === id)?.name ?? id} (${statute}, ${section})`)),
};

const listed = (lines: readonly string[]): string => lines.join('\n');
/** The parts that say something, one after the other. */
const inOne = (...parts: readonly (string | null)[]): string => parts.flatMap((part) => part?.trim().replace(/\.$/, '') || []).join('. ');

function namesOf(concern: Concern, part: PersonPart): string {
  return concern.people.filter((person) => person.part === part && person.kind !== 'account').map(({ name }) => name).join(', ');
}

function happened({ concern: { report }, edition }: Filling): string {
  return listed([happenedText(report.happenedOn, report.happenedWhen), report.happenedWhere, platformName(edition, report.platform)].flatMap((line) => line?.trim() || []));
}

function peopleOf({ concern }: Filling, part: PersonPart): string {
  const people = concern.people.filter((person) => person.part === part && person.kind !== 'account');
  return listed(people.map(({ id, name, age, details }) => inOne(age === '' ? name : `${name}, ${age}`, details, ...linksOf(concern, id))));
}

function linksOf(concern: Concern, person: string): readonly string[] {
  return concern.links.filter(({ from }) => from === person).map(({ relation, to }) => `${relation} ${personName(concern, to)}`);
}

function accounts({ concern, edition }: Filling): string {
  const all = concern.people.filter(({ kind }) => kind === 'account');
  return listed(all.map(({ id, name, platform, details }) => inOne(platform === '' ? name : `${name} on ${platformName(edition, platform)}`, defangedAddress(details), ...linksOf(concern, id))));
}

/** Answers that were given. A question that nobody has asked is left out: by itself its name would read like a claim. */
function answers({ concern, edition }: Filling, wanted: (answer: Answer | undefined) => boolean): string {
  return listed(answersInWords(edition, concern.answers).filter(({ fact }) => wanted(concern.answers[fact])).map(({ label, answer }) => `${label}: ${answer}`));
}

function stepsTaken({ concern, edition }: Filling): string {
  const taken = Object.values(concern.decisions).toSorted((one, other) => one.seq - other.seq);
  return listed(taken.map((decision) => stepTaken(decision, edition)));
}

function stepTaken({ action, decision, reason, details, doneOn, doneAt }: Decided, edition: Edition): string {
  const title = `${decision === 'done' ? 'Done' : 'Not done'}: ${actionTitle(edition, action)}`;
  return inOne(title, decision === 'done' ? happenedText(doneOn, doneAt) : null, reason, details);
}

function evidence({ concern }: Filling): string {
  return listed(concern.evidence.map(({ type, what, holder, keptWhere }) => inOne(`${EVIDENCE_KINDS[type]}: ${type === 'address' ? defangedAddress(what) : what}`, `Held by ${holder}`, `Kept: ${keptWhere}`)));
}

function access({ concern }: Filling): string {
  return listed(concern.access.flatMap(({ body }) => (body.kind === 'access-recorded' ? [inOne(`${personName(concern, body.person)}, ${ACCESS_KINDS[body.access].label.toLowerCase()}: ${YES_NO_UNKNOWN[body.known].toLowerCase()}`, body.details, body.safeguards)] : [])));
}
