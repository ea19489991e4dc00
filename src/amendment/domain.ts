/**
 * Amendments of the manual: where the text of a paragraph stands in its chapter, how another takes its place, what that does to the
 * manual, and who may do what with an amendment. Pure: files and versions in, files and answers out.
 */
import { createHash } from 'node:crypto';
import { mayGenerally } from '../access/index.ts';
import { checkScenario, compareEditions, placedParagraphs } from '../procedure/index.ts';
import type { Compiled, Edition, Fault, ManualFile, PlacedParagraph, ScenarioDifference } from '../procedure/index.ts';
import type { Actor } from '../record/index.ts';

export type AmendmentState = 'draft' | 'for-review' | 'approved' | 'withdrawn';

/** An amendment as one person left it. */
export interface AmendmentVersion {
  readonly version: number;
  /** The chapter's file, such as `chapters/online-safety.md`. */
  readonly file: string;
  readonly paragraph: string;
  /** What stood in the manual when the text was written. */
  readonly base: string;
  readonly text: string;
  readonly why: string;
  /** What was said to it when it was approved, sent back or withdrawn. */
  readonly comment: string;
  readonly state: AmendmentState;
  readonly authorId: string;
  readonly authorName: string;
  /** ISO moment. */
  readonly writtenAt: string;
}

/** An amendment with everything that was ever done to it. */
export interface Amendment {
  readonly id: string;
  readonly latest: AmendmentVersion;
  /** Oldest first. */
  readonly versions: readonly AmendmentVersion[];
}

/** The text of a paragraph as its file holds it, notes included. */
export interface ParagraphText {
  readonly file: string;
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

const isChapter = ({ path }: ManualFile): boolean => path.startsWith('chapters/') && path.endsWith('.md');

/** The paragraph of this id in the chapters of a manual, or null. */
export function paragraphIn(files: readonly ManualFile[], id: string): ParagraphText | null {
  for (const file of files.filter(isChapter)) {
    const place = placedParagraphs(file.text).find((one) => one.id === id);
    if (place) return { file: file.path, id, heading: place.heading, text: textAt(file.text, place) };
  }
  return null;
}

/** A chapter with another text for one paragraph; all else stays as it is, letter by letter. A paragraph that it has not changes nothing. */
export function withText(chapter: string, id: string, text: string): string {
  const place = placedParagraphs(chapter).find((one) => one.id === id);
  if (!place) return chapter;
  const lines = chapter.split('\n');
  const { from, to } = filled(lines, place);
  const ending = endingOf(lines[place.from - 1]);
  const fresh = text.split('\n').map((line) => `${line}${ending}`);
  if (from === to) return [...lines.slice(0, from), ...fresh, ...(place.to === place.from ? [ending] : []), ...lines.slice(from)].join('\n');
  const last = `${text.split('\n').at(-1) ?? ''}${endingOf(lines[to - 1])}`;
  return [...lines.slice(0, from), ...fresh.slice(0, -1), last, ...lines.slice(to)].join('\n');
}

function textAt(chapter: string, place: PlacedParagraph): string {
  const lines = chapter.split('\n');
  const { from, to } = filled(lines, place);
  return lines.slice(from, to).map((line) => line.replace(/\r$/, '')).join('\n');
}

/** The lines of a paragraph without the empty ones around them. */
function filled(lines: readonly string[], { from, to }: PlacedParagraph): { readonly from: number; readonly to: number } {
  const own = lines.slice(from, to);
  const first = own.findIndex((line) => line.trim() !== '');
  return first < 0 ? { from, to: from } : { from: from + first, to: from + own.findLastIndex((line) => line.trim() !== '') + 1 };
}

function endingOf(line: string | undefined): string {
  return line?.endsWith('\r') ? '\r' : '';
}

/** A sentence that says why this cannot be the text of the paragraph, or null. */
export function faultOfText(chapter: string, id: string, text: string): string | null {
  const anchor = /\{#[^}\s]*\}/.exec(text)?.[0];
  if (anchor !== undefined) return `Take “${anchor}” out. Ids of paragraphs are never added, changed or removed, because records point at them`;
  const after = withText(chapter, id, text);
  const idsOf = (of: string): string => placedParagraphs(of).map((one) => one.id).join(' ');
  const place = placedParagraphs(after).find((one) => one.id === id);
  if (place && idsOf(after) === idsOf(chapter) && textAt(after, place) === text) return null;
  const heading = text.split('\n').find((line) => /^#{1,3}\s/.test(line)) ?? '#';
  return `Take the heading “${heading.slice(0, 80)}” out. A heading begins another paragraph, and this changes the text of one. For a title inside it write **title**`;
}

/** Whether an approved amendment has yet to be published, stands in the manual, or no longer fits it. */
export type Standing = 'to-publish' | 'in-manual' | 'outdated';

export interface Applied {
  readonly files: readonly ManualFile[];
  /** By id of amendment. */
  readonly standings: ReadonlyMap<string, Standing>;
}

/**
 * The files of a manual with all approved amendments in place. One whose text stands there already changes nothing, and neither does
 * one that was written for another text than the one that stands there.
 * @param approved in the order in which they were approved
 */
export function applied(files: readonly ManualFile[], approved: readonly Amendment[]): Applied {
  const standings = new Map<string, Standing>();
  const paragraphs = new Set(approved.map(({ latest }) => latest.paragraph));
  let changed = files;
  for (const paragraph of paragraphs) {
    const own = approved.filter(({ latest }) => latest.paragraph === paragraph);
    const published = own.findLastIndex(({ latest }) => latest.text === paragraphIn(files, paragraph)?.text);
    for (const [place, { id, latest }] of own.entries()) {
      const fits = place > published && paragraphIn(changed, paragraph)?.text === latest.base;
      if (fits) changed = replaced(changed, latest);
      standings.set(id, place <= published ? 'in-manual' : fits ? 'to-publish' : 'outdated');
    }
  }
  return { files: changed, standings };
}

/** The files of a manual with the text of one version in place. */
export function replaced(files: readonly ManualFile[], { file, paragraph, text }: Pick<AmendmentVersion, 'file' | 'paragraph' | 'text'>): readonly ManualFile[] {
  return files.map((one) => (one.path === file ? { path: one.path, text: withText(one.text, paragraph, text) } : one));
}

/** Those that are approved, in the order in which they were. */
export function approvedOf(amendments: readonly Amendment[]): readonly Amendment[] {
  return amendments.filter(({ latest }) => latest.state === 'approved').toSorted((a, b) => (a.latest.writtenAt < b.latest.writtenAt ? -1 : 1));
}

/** What an amendment does to the manual. */
export interface Effect {
  /** Faults that are not there without it; a reference that leads nowhere is one. */
  readonly faults: readonly Fault[];
  /** Worked cases that get another plan, and what no longer comes out as a case says. */
  readonly cases: readonly ScenarioDifference[];
  readonly failing: readonly string[];
}

/** The effect of going from one state of the files to another. */
export function effectOf(before: Compiled, after: Compiled): Effect {
  const known = new Set(faultsOf(before).map(sameFault));
  const faults = faultsOf(after).filter((fault) => !known.has(sameFault(fault)));
  if (!before.ok || !after.ok) return { faults, cases: [], failing: [] };
  const failed = new Set(failuresOf(before.edition));
  return { faults, cases: compareEditions(before.edition, after.edition).scenarios, failing: failuresOf(after.edition).filter((one) => !failed.has(one)) };
}

/** Whether the manual stays sound. */
export function isSound({ faults, failing }: Effect): boolean {
  return faults.length === 0 && failing.length === 0;
}

function faultsOf(compiled: Compiled): readonly Fault[] {
  return compiled.ok ? [] : compiled.faults;
}

/** The line may have moved. */
function sameFault({ file, message }: Fault): string {
  return `${file} ${message}`;
}

function failuresOf(edition: Edition): readonly string[] {
  return edition.scenarios.flatMap((scenario) => checkScenario(edition, scenario));
}

/** Two texts from the first word to the last that differs. */
export interface Apart {
  readonly before: string;
  readonly from: string;
  readonly to: string;
  readonly after: string;
}

/** The one stretch of words in which two texts differ, and what they share around it. */
export function apart(from: string, to: string): Apart {
  const [old, fresh] = [wordsOf(from), wordsOf(to)];
  const most = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < most && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const between = (words: readonly string[]): string => words.slice(start, words.length - end).join('');
  return { before: old.slice(0, start).join(''), from: between(old), to: between(fresh), after: old.slice(old.length - end).join('') };
}

/** The words of a text and what is between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

/** A short name of a text, for a form to say which one its writer saw. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** One thing that is done to an amendment. */
export type Act =
  | { readonly kind: 'write'; readonly base: string; readonly text: string; readonly why: string }
  | { readonly kind: 'send' }
  | { readonly kind: 'approve' | 'send-back' | 'withdraw'; readonly comment: string };

const NEXT: Readonly<Record<Act['kind'], { readonly from: readonly AmendmentState[]; readonly to: AmendmentState; readonly needs: 'write-manual' | 'review-manual' }>> = {
  write: { from: ['draft'], to: 'draft', needs: 'write-manual' },
  send: { from: ['draft'], to: 'for-review', needs: 'write-manual' },
  approve: { from: ['for-review'], to: 'approved', needs: 'review-manual' },
  'send-back': { from: ['for-review'], to: 'draft', needs: 'review-manual' },
  withdraw: { from: ['draft', 'for-review', 'approved'], to: 'withdrawn', needs: 'write-manual' },
};

/** Why somebody may not do this now: their role, the state of the amendment, or because the text is their own. */
export type ActRefusal = 'not-allowed' | 'not-now' | 'own-text';

/** Null where the person may do it. The text is approved by somebody who wrote none of it. */
export function refusalOf(amendment: Amendment, act: Act['kind'], { userId, roles }: Pick<Actor, 'userId' | 'roles'>): ActRefusal | null {
  const { from, needs } = NEXT[act];
  if (!mayGenerally(roles, needs)) return 'not-allowed';
  if (!from.includes(amendment.latest.state)) return 'not-now';
  return act === 'approve' && writersOf(amendment).includes(userId) ? 'own-text' : null;
}

/** Whether somebody wrote the text or the note of a version, or changed one of them. @param before the version before it */
export function isWritten(version: AmendmentVersion, before: AmendmentVersion | undefined): boolean {
  return version.text !== before?.text || version.why !== before.why;
}

/** Everybody who wrote the text or the note, or changed one of them. */
export function writersOf({ versions }: Amendment): readonly string[] {
  return [...new Set(versions.filter((one, place) => isWritten(one, versions[place - 1])).map(({ authorId }) => authorId))];
}

/** What the amendment says once this has been done. */
export function afterAct({ latest: { file, paragraph, base, text, why } }: Amendment, act: Act): Omit<AmendmentVersion, 'version' | 'authorId' | 'authorName' | 'writtenAt'> {
  const state = NEXT[act.kind].to;
  if (act.kind === 'write') return { file, paragraph, base: act.base, text: act.text, why: act.why, comment: '', state };
  return { file, paragraph, base, text, why, comment: act.kind === 'send' ? '' : act.comment, state };
}
