/** An amendment as it is looked at: what stands in the manual now, how it reads, what it does to the manual, and its wording. */
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { actorOf, mayGenerally } from '../access/index.ts';
import type { Gate } from '../access/index.ts';
import { check } from '../language/index.ts';
import type { Finding } from '../language/index.ts';
import { compile, takeNote } from '../procedure/index.ts';
import type { Compiled, ManualFile, Paragraph } from '../procedure/index.ts';
import type { Editions } from '../publication/index.ts';
import { paramOf } from '../web/index.ts';
import type { Wordings } from '../wording/index.ts';
import { applied, approvedOf, effectOf, paragraphIn, replaced } from './domain.ts';
import type { Amendment, Effect, ParagraphText, Standing } from './domain.ts';
import { amendmentsOf } from './store.ts';

export interface AmendmentParts {
  readonly pool: Pool;
  /** The files of the manual in use. */
  readonly files: readonly ManualFile[];
  readonly editions: Editions;
  readonly gate: Gate;
  readonly wordings: Wordings;
  readonly now: () => Date;
}

/** All amendments of the setting, with what the approved ones make of the manual. */
export interface Amendments {
  readonly all: readonly Amendment[];
  /** The manual with the approved ones in place. */
  readonly files: readonly ManualFile[];
  readonly standings: ReadonlyMap<string, Standing>;
}

/** The amendments that this person may see; null where the account has lost the role meanwhile. */
export async function openAmendments(parts: AmendmentParts, request: FastifyRequest): Promise<Amendments | null> {
  const all = await amendmentsOf(parts, actorOf(request));
  return all && { all, ...applied(parts.files, approvedOf(all)) };
}

/** Whether somebody may write, beside looking. */
export function mayWrite(request: FastifyRequest): boolean {
  return mayGenerally(actorOf(request).roles, 'write-manual');
}

/** A paragraph of the manual that can be changed. */
export interface OpenedParagraph {
  readonly paragraph: Paragraph;
  /** As it stands with the approved amendments in place. */
  readonly current: ParagraphText;
}

/** The paragraph of the edition in use, or null where it has none of this id. */
export function openParagraph(parts: AmendmentParts, { files }: Amendments, id: string): OpenedParagraph | null {
  const paragraph = parts.editions.current.paragraphs.find((one) => one.id === id);
  const current = paragraphIn(files, id);
  return paragraph && current ? { paragraph, current } : null;
}

/** One amendment. */
export interface OpenedAmendment extends Amendments {
  readonly amendment: Amendment;
  /** Null where the manual no longer has the paragraph. */
  readonly at: OpenedParagraph | null;
}

/** The amendment that the address names, or null. */
export async function openAmendment(parts: AmendmentParts, request: FastifyRequest): Promise<OpenedAmendment | null> {
  const amendments = await openAmendments(parts, request);
  const amendment = amendments?.all.find(({ id }) => id === paramOf(request, 'id'));
  return amendments && amendment ? { ...amendments, amendment, at: openParagraph(parts, amendments, amendment.latest.paragraph) } : null;
}

/** Whether it was written for another text than the one that stands there now. One that is approved or withdrawn rests. */
export function isOutdated({ amendment: { latest }, at }: Pick<OpenedAmendment, 'amendment' | 'at'>): boolean {
  return (latest.state === 'draft' || latest.state === 'for-review') && latest.base !== at?.current.text;
}

/** The forms of the page of an amendment. */
export type FormOfPage = 'text' | 'send' | 'review' | 'withdraw';

/** Whether somebody who looks at an amendment is given this form. */
export function isOffered(form: FormOfPage, { amendment: { id, latest }, standings, at }: OpenedAmendment, mayWriteText: boolean): boolean {
  switch (form) {
    case 'text':
    case 'send':
      return mayWriteText && latest.state === 'draft' && at !== null;
    case 'review':
      return latest.state === 'for-review';
    case 'withdraw':
      return mayWriteText && latest.state !== 'withdrawn' && standings.get(id) !== 'in-manual';
  }
}

/** The paragraph as it would be with this text. */
export function withNewText(paragraph: Paragraph, written: string): Paragraph {
  const { note: _before, ...rest } = paragraph;
  const { text, note } = takeNote(written.split('\n'));
  return { ...rest, text, ...(note ? { note } : {}) };
}

/** Wording in a text of the manual that blames a child. What weakens a record is nothing for a manual. */
export function blameIn(parts: AmendmentParts, text: string): readonly Finding[] {
  return check(parts.wordings.checker(), text, { groups: ['blame'] });
}

/** Says what a version of an amendment does to the manual with the approved ones in place. */
export type Effects = (opened: Pick<OpenedAmendment, 'amendment' | 'files'>) => Effect;

const MOST_KEPT = 16;

/** The effects over one manual: what has been compiled is remembered for a while, because a page is opened more than once. */
export function effectsOver({ files, editions }: Pick<AmendmentParts, 'files' | 'editions'>): Effects {
  /** States of the manual are told apart by the files that are no longer as they were. */
  const keyOf = (of: readonly ManualFile[]): string => JSON.stringify(of.filter(({ text }, place) => text !== files[place]?.text));
  const start = (): Map<string, Compiled> => new Map([[keyOf(files), { ok: true, edition: editions.current }]]);
  let known = start();
  const compiled = (of: readonly ManualFile[]): Compiled => {
    const key = keyOf(of);
    const before = known.get(key);
    if (before) return before;
    if (known.size >= MOST_KEPT) known = start();
    const made = compile(of);
    known.set(key, made);
    return made;
  };
  return ({ amendment: { latest }, files: standing }) => effectOf(compiled(standing), compiled(replaced(standing, latest)));
}
