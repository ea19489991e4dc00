/** The chronology of a concern as a printed document: what was known, what the procedure said, what was decided and why. Pure. */
import type { Block, PrintedDocument } from '../document/index.ts';
import type { Edition } from '../procedure/index.ts';
import { chronology, personName, type ChronologyItem } from './chronology.ts';
import type { Concern, Progress, Step } from './model.ts';
import { ACCESS_KINDS, actionTitle, answersInWords, dateText, defanged, EVIDENCE_KINDS, factLabel, momentText, PERSON_KINDS, PERSON_PARTS, platformName } from './words.ts';

export interface PrintContext {
  readonly organisation: string;
  readonly printedBy: string;
  /** ISO moment of the print. */
  readonly now: string;
  /** Where the newest state can be looked up; without personal data. */
  readonly address: string;
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
type Table = Extract<Block, { kind: 'table' }>;
const table = (header: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]): Table => ({ kind: 'table', header, widths, rows });

/** A section with its table, or one sentence where there is nothing to list: an empty section is a fact too. */
function section(title: string, empty: string, block: Extract<Block, { kind: 'table' | 'pairs' }>): Block[] {
  return [heading(title), block.rows.length === 0 ? paragraph(empty) : block];
}

/** The whole record of one concern, ready to be laid out. */
export function printedChronology(concern: Concern, progress: Progress, edition: Edition, context: PrintContext): PrintedDocument {
  return {
    title: `Chronology of concern ${concern.reference}`,
    organisation: context.organisation,
    reference: `${concern.reference} · procedure edition ${concern.edition.slice(0, 12)}`,
    printed: `Correct as printed on ${momentText(context.now)}. The record may have changed since: see ${context.address}`,
    marking: 'Confidential: child protection record',
    blocks: [
      ...summary(concern, edition, context),
      ...report(concern),
      ...people(concern, edition),
      ...answers(concern, edition),
      ...steps(progress, edition),
      ...law(progress, edition),
      ...evidence(concern),
      ...access(concern),
      ...entries(chronology(concern, edition)),
    ],
  };
}

const STATUS: Readonly<Record<Concern['status'], string>> = { new: 'New', open: 'Open', closed: 'Closed' };

function summary(concern: Concern, edition: Edition, context: PrintContext): Block[] {
  return [
    {
      kind: 'pairs',
      header: ['About this record', 'As it stands'],
      rows: [
        ['Reference', concern.reference],
        ['Status', concern.closedAt === null ? STATUS[concern.status] : `Closed on ${momentText(concern.closedAt)}`],
        ['Reported', `${momentText(concern.reportedAt)} by ${concern.reporterName}`],
        ['Read by a safeguarding lead', concern.readAt === null ? 'Not yet' : momentText(concern.readAt)],
        ['Lead for this concern', concern.assignedName ?? 'Nobody yet'],
        ['Procedure', `${edition.title}, edition of ${dateText(edition.published)}, ${edition.hash.slice(0, 12)}`],
        ['Partnership', edition.partnerships.find(({ id }) => id === concern.partnership)?.name ?? 'The region'],
        ['Entries', `${concern.entries.length}, the last numbered ${concern.lastSeq}`],
        ['Printed by', context.printedBy],
      ],
    },
  ];
}

function report(concern: Concern): Block[] {
  const { report: told } = concern;
  const words: Block[] = told.childsWords === '' ? [] : [{ kind: 'quote', text: told.childsWords, attribution: 'The child’s own words, as reported' }];
  return [heading('What was reported'), paragraph(defanged(told.seenOrSaid)), ...words];
}

function people(concern: Concern, edition: Edition): Block[] {
  const rows = concern.people.map((person) => [person.name, PERSON_KINDS[person.kind], PERSON_PARTS[person.part], [person.age, platformName(edition, person.platform), defanged(person.details)].filter(Boolean).join('\n')]);
  const links = concern.links.map(({ from, to, relation }) => `${personName(concern, from)} — ${relation} — ${personName(concern, to)}`);
  const linked: Block[] = links.length === 0 ? [] : [{ kind: 'list', items: links }];
  return [...section('People and accounts', 'Nobody has been added to this record beyond the report.', table(['Name', 'Who', 'Part', 'Details'], [2, 2, 2, 3], rows)), ...linked];
}

function answers(concern: Concern, edition: Edition): Block[] {
  const rows = answersInWords(edition, concern.answers).map(({ label, answer }) => [label, answer] as const);
  return section('What is known', 'No question has been answered yet.', { kind: 'pairs', header: ['Question', 'Answer'], rows });
}

const STANDING: Readonly<Record<Step['planned']['standing'], string>> = { required: 'Must', advised: 'Should', prohibited: 'Must not', held: 'Must wait', possible: 'Not settled' };

function why(step: Step, edition: Edition): string {
  const rules = [...edition.rules, ...edition.partnerships.flatMap((one) => one.rules)];
  const reasons = step.planned.because.map(({ rule, cites }) => `${rules.find(({ id }) => id === rule)?.says ?? rule} (${cites.join(', ')})`);
  const pending = step.planned.pending.map((fact) => factLabel(edition, fact));
  const waits = step.waitsFor.map((action) => actionTitle(edition, action));
  return [
    // What is only possible rests on many rules: on paper, the questions that decide it say more.
    ...(step.planned.standing === 'possible' && step.planned.strength === null ? [] : reasons),
    ...(pending.length > 0 ? [`Depends on: ${named(pending)}`] : []),
    ...(waits.length > 0 ? [`Waits for: ${waits.join('; ')}`] : []),
  ].join('\n');
}

const MOST_NAMED = 6;

function named(questions: readonly string[]): string {
  const shown = questions.slice(0, MOST_NAMED).join('; ');
  return questions.length > MOST_NAMED ? `${shown}; and ${questions.length - MOST_NAMED} more open questions` : shown;
}

function decided(step: Step): string {
  const { decision } = step;
  if (decision === null) return step.planned.standing === 'prohibited' || step.planned.standing === 'possible' ? '–' : 'No decision yet';
  const when = decision.doneOn === null ? '' : ` ${dateText(decision.doneOn)} ${decision.doneAt}`.trimEnd();
  return [
    `${decision.decision === 'done' ? 'Done' : 'Not done'}${when}`,
    ...(decision.reason === '' ? [] : [`Reason: ${decision.reason}`]),
    ...(decision.details === '' ? [] : [decision.details]),
    `${decision.authorName}, ${momentText(decision.writtenAt)}`,
  ].join('\n');
}

function steps(progress: Progress, edition: Edition): Block[] {
  const rows = progress.steps.map((step) => [actionTitle(edition, step.id), STANDING[step.planned.standing], why(step, edition), defanged(decided(step))]);
  return section('What the procedure says, and what was decided', 'The procedure asks for nothing on these answers.', table(['Step', 'Standing', 'Why', 'Decision'], [2.2, 1, 3.4, 2.8], rows));
}

function law(progress: Progress, edition: Edition): Block[] {
  const rows = progress.plan.law.map(({ id, statute, section: where, why: reason }) => [`${edition.law.find((each) => each.id === id)?.name ?? id}`, `${statute} ${where}`, reason]);
  return section('Law on the day', 'No law has been named on these answers.', table(['Law', 'Where', 'Why'], [2, 2, 4], rows));
}

function evidence(concern: Concern): Block[] {
  const rows = concern.evidence.map((item) => [EVIDENCE_KINDS[item.type], defanged(item.what), item.holder, item.keptWhere]);
  return section('Evidence: what there is and who holds it', 'No evidence has been logged. Handrail never holds imagery.', table(['Kind', 'What', 'Held by', 'Kept where'], [1.4, 3, 2, 2], rows));
}

function access(concern: Concern): Block[] {
  const known = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const;
  const rows = concern.access.flatMap(({ body }) =>
    body.kind === 'access-recorded' ? [[personName(concern, body.person), ACCESS_KINDS[body.access].label, known[body.known], [defanged(body.details), defanged(body.safeguards)].filter(Boolean).join('\n')]] : [],
  );
  return section('Access of the suspected person to children', 'Nothing has been recorded.', table(['Person', 'Where', 'Access', 'Details and safeguards'], [2, 2, 1, 4], rows));
}

function entryText(item: ChronologyItem): string {
  return [
    item.title,
    ...item.lines.map(({ label, text }) => `${label}: ${text}`),
    ...(item.quote === null ? [] : [`In their own words: “${item.quote}”`]),
    ...(item.departure === null ? [] : [item.departure]),
    ...(item.correctedBy.length === 0 ? [] : [`Corrected by entry ${item.correctedBy.join(', ')}`]),
  ].join('\n');
}

function entries(items: readonly ChronologyItem[]): Block[] {
  const rows = items.map((item) => [String(item.seq), momentText(item.writtenAt), item.happened ?? '', `${item.author}\n${item.role}`, entryText(item)]);
  return section('Every entry, in the order in which it was written', 'There are no entries.', table(['No.', 'Written', 'Happened', 'By', 'Entry'], [0.7, 1.6, 1.6, 1.8, 5], rows));
}
