/** Wording in a concern: what people wrote themselves, what is found in it, and what has been done about it. Pure. */
import type { Finding } from '../language/index.ts';
import type { Concern, Entry, EntryBody, Report } from './model.ts';

/** One entry with what was found in what its author wrote. */
export interface EntryWording {
  readonly entry: Entry;
  readonly text: string;
  readonly findings: readonly WordingFound[];
}

/** A wording that was found. `open`: nobody has decided · `replaced`: the entry was corrected · `kept`: it is meant, with a reason. */
export interface WordingFound {
  readonly finding: Finding;
  readonly state: 'open' | 'replaced' | 'kept';
  /** Why it is kept; empty otherwise. */
  readonly reason: string;
}

/**
 * What the author of an entry wrote in sentences. The child's own words are never among it, nor names, nor what a referral takes over
 * from the record unchanged: that is found in the entry where it was written.
 */
export function ownText(body: EntryBody): string {
  return joined(textsOf(body));
}

/** What the author of a report wrote in sentences. */
export function ownTextOfReport({ seenOrSaid, otherPeople, happenedWhere, doneAlready }: Report): string {
  return joined([seenOrSaid, otherPeople, happenedWhere, doneAlready]);
}

function joined(texts: readonly string[]): string {
  return texts.map((text) => text.trim()).filter((text) => text !== '').join('\n\n');
}

function textsOf(body: EntryBody): readonly string[] {
  switch (body.kind) {
    case 'concern-reported':
      return [ownTextOfReport(body.report)];
    case 'concern-read':
    case 'wording-kept':
      return [];
    case 'step-decided':
      return body.referral === undefined ? [body.reason, body.details] : [body.reason];
    case 'note-added':
      return [body.text];
    case 'person-added':
      return [body.details.details];
    case 'person-corrected':
      return [body.details.details, body.reason];
    case 'people-linked':
      return [body.relation];
    case 'evidence-logged':
      return [body.what, body.keptWhere];
    case 'evidence-moved':
      return [body.keptWhere, body.why];
    case 'access-recorded':
      return [body.details, body.safeguards];
    case 'referral-prepared':
      return [...body.sections.flatMap(({ fields }) => fields.filter(({ words }) => words === 'author').map(({ text }) => text)), body.reason];
    case 'referral-sent':
      return [];
    case 'referral-answered':
      return [body.details];
    case 'entry-corrected':
      return [body.text, body.reason];
    case 'concern-closed':
      return [body.summary, body.openQuestionsReason];
    case 'concern-assigned':
    case 'answers-given':
    case 'edition-adopted':
    case 'concern-reopened':
      return [body.reason];
  }
}

/** Every entry in which something is found, in order. @param find looks at one text, as the setting wants it */
export function wordingsIn(concern: Concern, find: (text: string) => readonly Finding[]): readonly EntryWording[] {
  return concern.entries.flatMap((entry) => {
    const text = ownText(entry.body);
    const found = text === '' ? [] : find(text);
    return found.length === 0 ? [] : [{ entry, text, findings: found.map((finding) => ({ finding, ...standing(concern, entry, finding) })) }];
  });
}

function standing(concern: Concern, entry: Entry, finding: Finding): Omit<WordingFound, 'finding'> {
  if (concern.entries.some(({ body }) => body.kind === 'entry-corrected' && body.corrects === entry.seq)) return { state: 'replaced', reason: '' };
  const reason = reasonToKeep(concern, entry, finding);
  return reason === '' ? { state: 'open', reason } : { state: 'kept', reason };
}

function reasonToKeep(concern: Concern, { seq, body }: Entry, { pattern }: Finding): string {
  const kept = concern.entries.findLast((later) => later.body.kind === 'wording-kept' && later.body.entry === seq && later.body.wording === pattern)?.body;
  if (kept?.kind === 'wording-kept') return kept.reason;
  return body.kind === 'concern-reported' ? (body.report.wordingKept ?? '') : '';
}

/** How many wordings nobody has decided on. */
export function openWordings(wordings: readonly EntryWording[]): number {
  return wordings.reduce((count, { findings }) => count + findings.filter(({ state }) => state === 'open').length, 0);
}
