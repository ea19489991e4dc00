/** Keeps amendments: versions are only ever added, each form counts once, and nobody decides on what they have not seen. */
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { mayGenerally } from '../access/index.ts';
import { withTenant } from '../database/index.ts';
import type { Transaction } from '../database/index.ts';
import type { ManualFile } from '../procedure/index.ts';
import { rolesNow, takeForm, takenBefore } from '../record/index.ts';
import type { Actor, Submission } from '../record/index.ts';
import { afterAct, applied, approvedOf, paragraphIn, refusalOf } from './domain.ts';
import type { Act, ActRefusal, Amendment, AmendmentVersion, ParagraphText } from './domain.ts';

/** What the functions of this room need: the database, and the manual in use. */
export interface AmendmentKeeper {
  readonly pool: Pool;
  readonly files: readonly ManualFile[];
}

export interface AmendmentSaved {
  readonly ok: true;
  readonly id: string;
  /** True where this form had been taken before and nothing was added now. */
  readonly isRepeated: boolean;
}

export type AmendmentRefusal =
  | { readonly ok: false; readonly refusal: ActRefusal | 'not-found' }
  /** Somebody else has added a version since the page was opened. */
  | { readonly ok: false; readonly refusal: 'newer' }
  /** The paragraph is not the one that the text was written for. */
  | { readonly ok: false; readonly refusal: 'base-changed' }
  /** The same form was sent before with other fields. */
  | { readonly ok: false; readonly refusal: 'form-changed'; readonly id: string };

type Written = Extract<Act, { readonly kind: 'write' }>;

/** All amendments of the organisation, the one that was last touched first; null for somebody who may not see them. */
export async function amendmentsOf(keeper: AmendmentKeeper, actor: Actor): Promise<readonly Amendment[] | null> {
  return withTenant(keeper.pool, actor.organisationId, async (tx) => ((await mayRead(tx, actor)) ? allAmendments(tx, actor) : null));
}

/** The paragraph as it stands once all approved amendments are in place, or null. */
export function standingText(files: readonly ManualFile[], amendments: readonly Amendment[], paragraph: string): ParagraphText | null {
  return paragraphIn(applied(files, approvedOf(amendments)).files, paragraph);
}

/** A new amendment of a paragraph, as a draft. */
export async function beginAmendment(keeper: AmendmentKeeper, actor: Actor, paragraph: string, act: Written, submission: Submission): Promise<AmendmentSaved | AmendmentRefusal> {
  return once(keeper, actor, submission, async (tx, standing) => {
    const roles = await rolesNow(tx, actor);
    if (!roles || !mayGenerally(roles, 'write-manual')) return { ok: false, refusal: 'not-allowed' };
    const found = standing(paragraph);
    if (found?.text !== act.base) return { ok: false, refusal: 'base-changed' };
    const id = randomUUID();
    await insertVersion(tx, actor, id, 1, { ...act, file: found.file, paragraph, comment: '', state: 'draft' });
    return { ok: true, id, isRepeated: false };
  });
}

/** Does one thing to an amendment. @param seen the number of the version that the person looked at */
export async function changeAmendment(keeper: AmendmentKeeper, actor: Actor, id: string, seen: number, act: Act, submission: Submission): Promise<AmendmentSaved | AmendmentRefusal> {
  return once(keeper, actor, submission, async (tx, standing, amendments) => {
    const amendment = amendments.find((one) => one.id === id);
    const roles = await rolesNow(tx, actor);
    if (!amendment || !roles) return { ok: false, refusal: 'not-found' };
    const { latest } = amendment;
    if (latest.version !== seen) return { ok: false, refusal: 'newer' };
    const refusal = refusalOf(amendment, act.kind, { userId: actor.userId, roles });
    if (refusal) return { ok: false, refusal };
    const base = act.kind === 'write' ? act.base : latest.base;
    const restsOnBase = act.kind === 'write' || act.kind === 'send' || act.kind === 'approve';
    if (restsOnBase && standing(latest.paragraph)?.text !== base) return { ok: false, refusal: 'base-changed' };
    await insertVersion(tx, actor, id, latest.version + 1, afterAct(amendment, act));
    return { ok: true, id, isRepeated: false };
  });
}

type Work = (tx: Transaction, standing: (paragraph: string) => ParagraphText | null, amendments: readonly Amendment[]) => Promise<AmendmentSaved | AmendmentRefusal>;

/** Does the work of a form once, with the amendments of the organisation in one order. */
async function once(keeper: AmendmentKeeper, actor: Actor, submission: Submission, work: Work): Promise<AmendmentSaved | AmendmentRefusal> {
  return withTenant(keeper.pool, actor.organisationId, async (tx) => {
    await tx.query('lock-amendments', 'select last_seq from entry_head where organisation_id = $1 for update', [actor.organisationId]);
    const before = await takenBefore<{ readonly id: string }>(tx, actor, submission);
    if (before?.by === 'other') return { ok: false, refusal: 'not-allowed' };
    if (before) return before.isSame ? { ok: true, id: before.result.id, isRepeated: true } : { ok: false, refusal: 'form-changed', id: before.result.id };
    const amendments = await allAmendments(tx, actor);
    const saved = await work(tx, (paragraph) => standingText(keeper.files, amendments, paragraph), amendments);
    if (saved.ok) await takeForm(tx, actor, submission, { id: saved.id });
    return saved;
  });
}

async function mayRead(tx: Transaction, actor: Actor): Promise<boolean> {
  const roles = await rolesNow(tx, actor);
  return roles !== null && mayGenerally(roles, 'review-manual');
}

async function allAmendments(tx: Transaction, { organisationId }: Actor): Promise<readonly Amendment[]> {
  const rows = await tx.query<AmendmentVersion & { readonly id: string }>('amendments', `
    select id, version, file, paragraph, base, text, why, comment, state, author_id as "authorId", author_name as "authorName",
           to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "writtenAt"
      from amendment where organisation_id = $1 order by id, version`, [organisationId]);
  const byId = Map.groupBy(rows, ({ id }) => id);
  const amendments = [...byId].flatMap(([id, own]): readonly Amendment[] => {
    const versions = own.map(({ id: _id, ...version }) => version);
    const latest = versions.at(-1);
    return latest ? [{ id, latest, versions }] : [];
  });
  return amendments.toSorted((a, b) => (a.latest.writtenAt < b.latest.writtenAt ? 1 : -1));
}

type NewVersion = Omit<AmendmentVersion, 'version' | 'authorId' | 'authorName' | 'writtenAt'>;

async function insertVersion(tx: Transaction, actor: Actor, id: string, version: number, { file, paragraph, base, text, why, comment, state }: NewVersion): Promise<void> {
  await tx.query('insert-amendment', `
    insert into amendment (organisation_id, id, version, file, paragraph, base, text, why, comment, state, author_id, author_name)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [actor.organisationId, id, version, file, paragraph, base, text, why, comment, state, actor.userId, actor.displayName]);
}
