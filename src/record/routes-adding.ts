/** Everything that can be added to a concern by a form, apart from answers and decisions. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { audienceOf } from '../access/index.ts';
import type { Account } from '../access/index.ts';
import { chronology } from './chronology.ts';
import type { ChronologyItem } from './chronology.ts';
import { backToConcern, concernForm } from './concern-pages.ts';
import type { ConcernParts, Opened } from './concern-pages.ts';
import { isAccessKind, readAccess, readAssignment, readClosing, readCorrection, readEvidence, readLink, readMove, readNote, readPerson, readPersonChange, readReopening } from './forms.ts';
import type { AccessKind, Concern } from './model.ts';
import { accessFormView, latestAccess, NOT_YET_KNOWN, suspects } from './views/access.ts';
import type { Suspect } from './views/access.ts';
import { closeView, reopenView } from './views/closing.ts';
import { evidenceFormView, moveFormView } from './views/evidence.ts';
import { assignView, correctionView, notesView } from './views/notes.ts';
import { linkFormView, personFormView } from './views/people.ts';

const backTo = (path: string, text: string) => ({ concern }: Opened) => ({ text, href: `/concerns/${concern.id}/${path}` });
const back = ({ concern }: Opened) => backToConcern(concern);
const at = ({ concern }: Opened, path: string): string => `/concerns/${concern.id}${path}`;
const itself = (opened: Opened): Opened => opened;

/** Registers them all. */
export function addingRoutes(app: FastifyInstance, parts: ConcernParts): void {
  noteRoutes(app, parts);
  peopleRoutes(app, parts);
  evidenceRoutes(app, parts);
  accessRoutes(app, parts);
  handlingRoutes(app, parts);
}

function noteRoutes(app: FastifyInstance, parts: ConcernParts): void {
  concernForm(app, parts, {
    path: '/concerns/:id/notes', title: 'Notes', name: ({ id }) => `note:${id}`, when: 'both', back, subject: itself,
    view: (opened, _subject, state, token) => notesView({ concern: opened.concern, notes: notesOf(opened), state, token: opened.concern.status === 'closed' ? null : token }),
    read: (typed, opened) => readNote(typed, opened.today),
    after: (opened) => at(opened, '/notes?done=note'),
  });
  concernForm<ChronologyItem>(app, parts, {
    path: '/concerns/:id/entries/:seq/correct', title: 'Correct an entry', name: ({ id, seq }) => `correct:${id}:${seq}`, when: 'both', back: backTo('chronology', 'Chronology'),
    subject: ({ concern, edition }, { seq }) => chronology(concern, edition).find((item) => String(item.seq) === seq) ?? null,
    view: ({ concern }, item, state, token) => correctionView(concern, item, state, token),
    read: (typed, opened, item) => readCorrection(typed, item.seq, opened.today),
    after: (opened) => at(opened, '/chronology?done=corrected'),
  });
}

function notesOf({ concern, edition }: Opened): readonly ChronologyItem[] {
  return chronology(concern, edition).filter((item) => item.group === 'notes');
}

type Person = Concern['people'][number];

function peopleRoutes(app: FastifyInstance, parts: ConcernParts): void {
  const backToPeople = backTo('people', 'People and accounts');
  concernForm(app, parts, {
    path: '/concerns/:id/people/new', title: 'Add a person or account', name: ({ id }) => `person:${id}`, when: 'open', back: backToPeople, subject: itself,
    view: ({ concern, edition }, _subject, state, token) => personFormView({ concern, edition, person: null, state, token }),
    read: (typed, opened) => readPerson(typed, randomUUID(), opened.today),
    after: (opened) => at(opened, '/people?done=person'),
  });
  concernForm<Person>(app, parts, {
    path: '/concerns/:id/people/:person/change', title: 'Change details', name: ({ id, person }) => `person:${id}:${person}`, when: 'open', back: backToPeople,
    subject: ({ concern }, { person }) => concern.people.find((each) => each.id === person) ?? null,
    start: (_opened, { kind, name, part, age, platform, details }) => ({ kind, name, part, age, platform, details }),
    view: ({ concern, edition }, person, state, token) => personFormView({ concern, edition, person, state, token }),
    read: (typed, opened, person) => readPersonChange(typed, person.id, opened.today),
    after: (opened) => at(opened, '/people?done=changed'),
  });
  concernForm(app, parts, {
    path: '/concerns/:id/people/link', title: 'Link people', name: ({ id }) => `link:${id}`, when: 'open', back: backToPeople,
    subject: (opened) => (opened.concern.people.length > 1 ? opened : null),
    view: ({ concern }, _subject, state, token) => linkFormView(concern, state, token),
    read: (typed, opened) => readLink(typed, opened.concern, opened.today),
    after: (opened) => at(opened, '/people?done=linked'),
  });
}

function evidenceRoutes(app: FastifyInstance, parts: ConcernParts): void {
  const backToEvidence = backTo('evidence', 'Evidence');
  concernForm(app, parts, {
    path: '/concerns/:id/evidence/new', title: 'Log evidence', name: ({ id }) => `evidence:${id}`, when: 'open', back: backToEvidence, subject: itself,
    view: ({ concern }, _subject, state, token) => evidenceFormView(concern, state, token),
    read: (typed, opened) => readEvidence(typed, randomUUID(), opened.today),
    after: (opened) => at(opened, '/evidence?done=evidence'),
  });
  concernForm<Concern['evidence'][number]>(app, parts, {
    path: '/concerns/:id/evidence/:item/move', title: 'Record a hand-over', name: ({ id, item }) => `move:${id}:${item}`, when: 'open', back: backToEvidence,
    subject: ({ concern }, { item }) => concern.evidence.find((each) => each.id === item) ?? null,
    view: ({ concern }, item, state, token) => moveFormView(concern, item, state, token),
    read: (typed, opened, item) => readMove(typed, item, opened.today),
    after: (opened) => at(opened, '/evidence?done=moved'),
  });
}

interface AccessSubject {
  readonly suspect: Suspect;
  readonly kind: AccessKind;
}

function accessRoutes(app: FastifyInstance, parts: ConcernParts): void {
  concernForm<AccessSubject>(app, parts, {
    path: '/concerns/:id/access-to-children/:person/:kind', title: 'Access to children', name: ({ id, person, kind }) => `access:${id}:${person}:${kind}`, when: 'open',
    back: backTo('access-to-children', 'Access to children'),
    subject: ({ concern }, { person = '', kind = '' }) => accessSubject(concern, person, kind),
    start: ({ concern }, { suspect, kind }) => startOfAccess(concern, suspect, kind),
    view: ({ concern }, { suspect, kind }, state, token) => accessFormView({ concern, suspect, kind, state, token }),
    read: (typed, opened, { suspect, kind }) => readAccess(typed, suspect.id, kind, opened.today),
    after: (opened) => at(opened, '/access-to-children?done=access'),
  });
}

function accessSubject(concern: Concern, person: string, kind: string): AccessSubject | null {
  const suspect = suspects(concern).find((each) => (each.id === '' ? NOT_YET_KNOWN : each.id) === person);
  return suspect && isAccessKind(kind) ? { suspect, kind } : null;
}

function startOfAccess(concern: Concern, suspect: Suspect, kind: AccessKind): Readonly<Record<string, string>> {
  const latest = latestAccess(concern, suspect.id, kind)?.body;
  return latest ? { known: latest.known, details: latest.details, safeguards: latest.safeguards } : {};
}

function handlingRoutes(app: FastifyInstance, parts: ConcernParts): void {
  concernForm<readonly Account[]>(app, parts, {
    path: '/concerns/:id/assign', title: 'Pass on', name: ({ id }) => `assign:${id}`, when: 'open', back,
    subject: ({ concern, actor }, _params, { keys }) => audienceOf(keys, actor.organisationId, { routing: concern.routing, aboutStaff: concern.report.aboutStaff }),
    view: ({ concern }, leads, state, token) => assignView(concern, leads, state, token),
    read: (typed, opened, leads) => readAssignment(typed, Object.fromEntries(leads.map((lead) => [lead.id, lead.displayName])), opened.today),
    after: (opened) => at(opened, '?done=assigned'),
  });
  concernForm(app, parts, {
    path: '/concerns/:id/close', title: 'Close', name: ({ id }) => `close:${id}`, when: 'open', back, subject: itself,
    view: ({ concern, edition, progress }, _subject, state, token) => closeView({ concern, edition, progress, state, token }),
    read: (typed, { progress, today }) => readClosing(typed, progress.plan.questions.length, today),
    after: (opened) => at(opened, '?done=closed'),
  });
  concernForm(app, parts, {
    path: '/concerns/:id/reopen', title: 'Open again', name: ({ id }) => `reopen:${id}`, when: 'closed', back, subject: itself,
    view: ({ concern }, _subject, state, token) => reopenView(concern, state, token),
    read: (typed, opened) => readReopening(typed, opened.today),
    after: (opened) => at(opened, '?done=reopened'),
  });
}
