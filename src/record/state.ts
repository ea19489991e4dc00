/** The lists: one row a concern, following its entries, filtered in SQL by who may see it. */
import { withTenant } from '../database/index.ts';
import type { Transaction, Value } from '../database/index.ts';
import type { ConcernState } from './domain.ts';
import type { Actor, Concern, Routing } from './model.ts';
import { logReading, rolesNow } from './reading.ts';
import type { RecordKeeper } from './store.ts';

export type ListView = 'new' | 'mine' | 'open' | 'overdue' | 'closed';
export const LIST_VIEWS: readonly ListView[] = ['new', 'mine', 'open', 'overdue', 'closed'];

export interface ListItem {
  readonly id: string;
  readonly reference: string;
  readonly status: Concern['status'];
  readonly routing: Routing;
  readonly child: string;
  readonly reporterName: string;
  readonly reportedAt: string;
  readonly assignedTo: string | null;
  readonly assignedName: string | null;
  /** As in Progress, at this moment. */
  readonly urgency: number;
  readonly undecided: number;
  readonly nextDue: string | null;
  readonly overdue: boolean;
  readonly closedAt: string | null;
  readonly lastWrittenAt: string;
}

/** What a reporter sees of an own report: that it arrived and how it stands. */
export interface OwnReport {
  readonly reference: string;
  readonly reportedAt: string;
  readonly status: Concern['status'];
}

/**
 * The same policy as `may` of the access room, said again in SQL, so that each can be tested against the other.
 * $1 the organisation, $2 the person's roles.
 */
export const VISIBLE = `
  s.organisation_id = $1
  and ((s.routing = 'dsl' and 'dsl' = any($2::text[])) or (s.routing = 'head' and 'head' = any($2::text[])))
  and not (s.about_staff = 'dsl' and 'dsl' = any($2::text[]))
  and not (s.about_staff = 'head' and 'head' = any($2::text[]))`;

const OVERDUE = `(s.status <> 'closed' and s.overdue_from is not null and s.overdue_from <= clock_timestamp())`;
const URGENCY = `case when s.urgency > 3 and ${OVERDUE} then 3 else s.urgency end`;
const MOMENT = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** $3 is the person. Being somebody's does not depend on the view being open. */
const WHERE: Readonly<Record<ListView, string>> = {
  new: `s.status = 'new' and $3::uuid is not null`,
  mine: `s.status <> 'closed' and s.assigned_to = $3::uuid`,
  open: `s.status <> 'closed' and $3::uuid is not null`,
  overdue: `${OVERDUE} and $3::uuid is not null`,
  closed: `s.status = 'closed' and $3::uuid is not null`,
};
const ORDER: Readonly<Record<ListView, string>> = {
  new: 'urgency, s.reported_at, s.concern_id',
  mine: 'urgency, s.next_due nulls last, s.reported_at, s.concern_id',
  open: 'urgency, s.next_due nulls last, s.reported_at, s.concern_id',
  overdue: 's.overdue_from, s.concern_id',
  closed: 's.closed_at desc, s.concern_id',
};

/** The concerns that a lead may see, most urgent first. The look is written down. @param page at most 100 at a time */
export async function listConcerns(
  keeper: Pick<RecordKeeper, 'pool'>,
  actor: Actor,
  view: ListView,
  page: { readonly limit: number; readonly offset: number } = { limit: 50, offset: 0 },
): Promise<readonly ListItem[]> {
  return withTenant(keeper.pool, actor.organisationId, async (tx) => {
    const who = await filterOf(tx, actor);
    if (!who) return [];
    const items = await tx.query<ListItem>(`list-${view}`, `
      select c.id, c.reference, s.status, s.routing, s.child, s.reporter_name as "reporterName", ${MOMENT('s.reported_at')} as "reportedAt",
             s.assigned_to as "assignedTo", s.assigned_name as "assignedName", ${URGENCY} as urgency, s.undecided,
             ${MOMENT('s.next_due')} as "nextDue", ${OVERDUE} as overdue, ${MOMENT('s.closed_at')} as "closedAt", ${MOMENT('s.last_written_at')} as "lastWrittenAt"
        from concern_state s join concern c on c.organisation_id = s.organisation_id and c.id = s.concern_id
       where ${VISIBLE} and ${WHERE[view]}
       order by ${ORDER[view]} limit $4 offset $5`, [...who, Math.min(100, page.limit), page.offset]);
    await logReading(tx, actor, null, { what: 'list', why: view });
    return items;
  });
}

/** How many concerns each view holds for this person. */
export async function countConcerns(keeper: Pick<RecordKeeper, 'pool'>, actor: Actor): Promise<Readonly<Record<ListView, number>>> {
  const none = { new: 0, mine: 0, open: 0, overdue: 0, closed: 0 };
  return withTenant(keeper.pool, actor.organisationId, async (tx) => {
    const who = await filterOf(tx, actor);
    const counts = LIST_VIEWS.map((view) => `count(*) filter (where ${WHERE[view]})::int as "${view}"`).join(', ');
    return (who && (await tx.first<Record<ListView, number>>('count-concerns', `select ${counts} from concern_state s where ${VISIBLE}`, who))) ?? none;
  });
}

/** Somebody's own reports, newest first: reference, moment and status, nothing more. */
export async function reportsOf(keeper: Pick<RecordKeeper, 'pool'>, actor: Actor): Promise<readonly OwnReport[]> {
  return withTenant(keeper.pool, actor.organisationId, (tx) =>
    tx.query<OwnReport>('own-reports', `
      select c.reference, ${MOMENT('s.reported_at')} as "reportedAt", s.status
        from concern_state s join concern c on c.organisation_id = s.organisation_id and c.id = s.concern_id
       where s.organisation_id = $1 and s.reporter_id = $2 order by s.reported_at desc, c.id limit 100`, [actor.organisationId, actor.userId]),
  );
}

async function filterOf(tx: Transaction, actor: Actor): Promise<Value[] | null> {
  const roles = await rolesNow(tx, actor);
  return roles && [actor.organisationId, roles, actor.userId];
}

/** Puts the row of a concern as its entries have it. */
export async function writeState(tx: Transaction, organisationId: string, concernId: string, state: ConcernState): Promise<void> {
  await tx.query('write-state', `
    insert into concern_state (organisation_id, concern_id, status, routing, about_staff, child, reporter_id, reporter_name, reported_at,
      assigned_to, assigned_name, edition, urgency, undecided, next_due, overdue_from, closed_at, last_seq, last_written_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
    on conflict (organisation_id, concern_id) do update set
      status = excluded.status, routing = excluded.routing, about_staff = excluded.about_staff, child = excluded.child,
      reporter_id = excluded.reporter_id, reporter_name = excluded.reporter_name, reported_at = excluded.reported_at,
      assigned_to = excluded.assigned_to, assigned_name = excluded.assigned_name, edition = excluded.edition, urgency = excluded.urgency,
      undecided = excluded.undecided, next_due = excluded.next_due, overdue_from = excluded.overdue_from, closed_at = excluded.closed_at,
      last_seq = excluded.last_seq, last_written_at = excluded.last_written_at`, [
    organisationId, concernId, state.status, state.routing, state.aboutStaff, state.child, state.reporterId, state.reporterName, state.reportedAt,
    state.assignedTo, state.assignedName, state.edition, state.urgency, state.undecided, state.nextDue, state.overdueFrom, state.closedAt,
    state.lastSeq, state.lastWrittenAt,
  ]);
}
