import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { assess, compile } from '../procedure/index.ts';
import type { Answers } from '../procedure/index.ts';
import { readManual } from '../publication/index.ts';
import { appliedOn, chronology, foldConcern, progressOf } from '../record/index.ts';
import type { Entry, EntryBody, ReferralField, Typed } from '../record/index.ts';
import { ownText } from '../record/wordings.ts';
import { escapeHtml } from '../web/index.ts';
import { differsFromReport, inOrder, missingFrom, readAnswer, readReferral, readSent, standingsOf, startOf, waitingFor } from './domain.ts';
import type { Filling } from './filling.ts';
import { readReferralForms } from './forms.ts';
import { readReferrals } from './index.ts';
import { printedReferral } from './print.ts';
import { keptView } from './views/kept.ts';
import { stateView } from './views/list.ts';
import { departureView } from './views/text.ts';

const manual = join(import.meta.dirname, '../../manual');
const compiled = compile(await readManual(manual));
assert.ok(compiled.ok);
const { edition } = compiled;
const read = await readReferrals(manual, edition);
assert.ok(read.ok, JSON.stringify(read));
const { forms } = read;
const formNamed = (id: string) => forms.find((form) => form.id === id) ?? assert.fail(id);
const socialCare = formNamed('social-care');

const TODAY = '2026-11-25';
const WORDS = '  He said: “don’t tell” 😢\n see https://example.org ';
const actor = { organisationId: 'o', userId: 'u', displayName: 'Helen Marsh', roles: ['dsl'] } as const;

/** A concern whose entries these are, after a report. */
function fillingWith(...bodies: readonly EntryBody[]): Filling {
  const report = {
    immediateDanger: 'no', seenOrSaid: 'Robin was tearful. The page is https://example.org/x', childsWords: WORDS, happenedOn: '2026-11-24', happenedWhen: 'at lunch', happenedWhere: 'Library',
    child: 'Robin Tanner', childAge: '12', otherPeople: '', platform: 'whatsapp', doneAlready: 'Sat with Robin', aboutStaff: 'none',
  } as const;
  const all: readonly EntryBody[] = [{ kind: 'concern-reported', report, reporterRole: 'staff' }, ...bodies];
  const entries = all.map((body, index): Entry => ({
    seq: index + 1, concernId: 'c', body, authorId: 'u', authorName: 'Helen Marsh', authorRole: 'dsl', writtenAt: '2026-11-25T09:00:00.000Z', edition: edition.hash, formVersion: 1,
  }));
  const concern = foldConcern({ id: 'c', reference: 'ABCD-2345', partnership: 'birmingham', setting: 'school' }, entries);
  const plan = assess(edition, { answers: concern.answers, partnership: concern.partnership, on: appliedOn(concern) });
  return { concern, edition, progress: progressOf(concern, plan, new Date(`${TODAY}T10:00:00Z`)), actor, organisation: 'Elmfield School' };
}

const answered = (answers: Answers): EntryBody => ({ kind: 'answers-given', answers, reason: '' });
const grooming = answered({ grooming: 'yes', 'suspect-kind': 'adult', 'device-held': 'unknown' });
const person = (kind: 'child' | 'adult' | 'account', name: string, part: 'harmed' | 'may-have-harmed' | 'family', more: { readonly platform?: string; readonly details?: string } = {}): EntryBody => ({
  kind: 'person-added', person: name, details: { kind, name, part, age: '', platform: more.platform ?? '', details: more.details ?? '' },
});
const consented: Typed = { consent: 'asked-and-given' };

function prepared(filling: Filling, typed: Typed = {}) {
  const understood = readReferral(socialCare, { ...startOf(socialCare, filling), ...consented, ...typed }, filling, TODAY);
  assert.ok(understood.ok, JSON.stringify(understood));
  return understood.body;
}

const fieldOf = (body: Extract<EntryBody, { kind: 'referral-prepared' }>, label: string): ReferralField => body.sections.flatMap(({ fields }) => fields).find((field) => field.label === label) ?? assert.fail(label);

describe('the forms of the manual', () => {
  it('are for social care, the police, the LADO and Prevent, and say who answers within which time where the manual does', () => {
    assert.deepEqual(forms.map(({ id, for: actions }) => [id, ...actions]), [['lado', 'refer-lado'], ['police', 'refer-police'], ['prevent', 'refer-prevent'], ['social-care', 'refer-social-care']]);
    assert.deepEqual([socialCare.answerWithin, socialCare.inWritingWithin], ['social-care-decision', 'referral-follow-up']);
  });

  it('ask everywhere what happened, for the child’s own words, for what is asked for and for the lawful basis, and never for imagery', () => {
    for (const { id, sections } of forms) {
      const fields = sections.flatMap((section) => section.fields);
      for (const wanted of ['seen-or-said', 'childs-words', 'asked', 'lawful-basis']) assert.ok(fields.some((field) => field.id === wanted), `${id} lacks ${wanted}`);
      for (const field of fields.filter(({ from }) => from === 'evidence')) assert.match(field.hint, /Never attach, describe in detail or offer to show/u, id);
    }
  });
});

describe('a form with mistakes', () => {
  it('is told with all of them at once, each with its line and how to mend it', () => {
    const text = `id: other
title: T
for: [refer-polic]
to: Police
cites: []
colour: red
answer-within: soon
sections:
  - id: one
    title: One
    always: no
    fields:
      - { id: a, label: A, required: yes, size: line, from: childs-name }
      - { id: a, label: B, required: maybe, size: long }
  - id: one
    title: Again
    always: no
    fields: []
`;
    const faulty = readReferralForms([{ path: 'referrals/police.yaml', text }], edition);
    assert.ok(!faulty.ok);
    const told = faulty.faults.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);
    for (const wanted of [
      /police\.yaml:1 the id is “other” Write id: police/u, /:3 .*the action “refer-polic”.*Did you mean “refer-police”/u, /:5 .*names no paragraph/u, /:6 .*“colour”/u, /:7 .*the parameter “soon”/u,
      /:9 .*no section that always goes out/u, /:13 .*childs-name.*Did you mean “child-name”/u, /:14 the field “a” is there twice/u, /:14 .*maybe.*yes, no/u, /:15 the section “one” is there twice/u, /:18 .*has no fields/u,
    ]) assert.ok(told.some((line) => wanted.test(line)), `${String(wanted)}\n${told.join('\n')}`);
    assert.equal(told.length, 11, told.join('\n'));
  });

  it('is told where it is no form at all, or is without a key', () => {
    const faultsOf = (text: string) => {
      const one = readReferralForms([{ path: 'referrals/x.yaml', text }], edition);
      return one.ok ? [] : one.faults.map(({ message }) => message);
    };
    assert.match(faultsOf('id: [')[0] ?? '', /not YAML/u);
    assert.match(faultsOf('just words').join('\n'), /should be a mapping/u);
    assert.match(faultsOf('id: x').join('\n'), /no “title”[\s\S]*no “for”[\s\S]*no “to”[\s\S]*no “cites”[\s\S]*no “sections”/u);
  });
});

describe('a referral that is filled from the record', () => {
  it('holds what the record says, each where the form asks for it, and the child’s own words exactly', () => {
    const filling = fillingWith(
      grooming, person('adult', 'Pat Tanner', 'family', { details: 'Mother.' }), person('account', 'star_99', 'may-have-harmed', { platform: 'roblox', details: 'www.example.org/star' }),
      { kind: 'people-linked', from: 'star_99', to: 'Pat Tanner', relation: 'has written to' },
      { kind: 'evidence-logged', evidence: 'e', type: 'device', what: 'Phone, switched off.', holder: 'Helen Marsh', keptWhere: 'Safe', since: null, sinceAt: '' },
    );
    const start = startOf(socialCare, filling);
    assert.equal(start['text-childs-words'], WORDS);
    assert.deepEqual(['child-name', 'child-age', 'referrer', 'setting', 'immediate-danger', 'family', 'done-already'].map((id) => start[`text-${id}`]), ['Robin Tanner', '12', 'Helen Marsh', 'Elmfield School', 'No', 'Pat Tanner. Mother', 'Sat with Robin']);
    assert.equal(start['text-seen-or-said'], 'Robin was tearful. The page is hxxps[:]//example[.]org/x');
    assert.equal(start['text-when-where'], '24 November 2026, at lunch\nLibrary\nWhatsApp');
    assert.equal(start['text-accounts'], 'star_99 on Roblox. www[.]example[.]org/star. has written to Pat Tanner');
    assert.equal(start['text-evidence'], 'Device: Phone, switched off. Held by Helen Marsh. Kept: Safe');
    assert.match(start['text-known'] ?? '', /Grooming: Yes/u);
    assert.doesNotMatch(start['text-known'] ?? '', /Not known/u);
    assert.match(start['text-not-known'] ?? '', /^[^\n]+: Not known$/u);
  });

  it('sends the least: a section that is not always needed stays out until it is ticked', () => {
    const filling = fillingWith(grooming);
    const least = prepared(filling);
    assert.deepEqual(least.sections.map(({ title }) => title), ['The child and the family', 'Who refers', 'What happened', 'Safety now', 'What is asked for']);
    assert.ok(prepared(filling, { 'include-known': 'yes' }).sections.some(({ title }) => title === 'What is known and not known'));
  });

  it('says what is missing and goes out without it where it cannot wait, with the empty place in sight', () => {
    const filling = fillingWith(grooming);
    const missing = missingFrom(socialCare, startOf(socialCare, filling)).map(({ label }) => label);
    assert.ok(missing.includes('Date of birth and home address') && missing.includes('What you ask them to decide or do'));
    assert.ok(!missing.includes('Name of the child'));
    assert.equal(fieldOf(prepared(filling), 'Date of birth and home address').text, '');
  });

  it('knows the child’s words, what was taken over unchanged, and what was written for it; only the last is looked at again', () => {
    const body = prepared(fillingWith(grooming), { 'text-asked': 'Please assess. See https://example.org/y', 'text-child-name': 'Robin' });
    assert.deepEqual([fieldOf(body, 'The child’s own words').words, fieldOf(body, 'The child’s own words').text], ['child', WORDS]);
    assert.equal(fieldOf(body, 'What was seen or said').words, 'record');
    assert.equal(fieldOf(body, 'Name of the child').words, 'fact');
    assert.equal(fieldOf(body, 'What you ask them to decide or do').text, 'Please assess. See hxxps[:]//example[.]org/y');
    assert.equal(ownText(body), 'Please assess. See hxxps[:]//example[.]org/y');
    assert.equal(differsFromReport(body, fillingWith().concern), false);
    assert.equal(differsFromReport(prepared(fillingWith(), { 'text-childs-words': 'He told me' }), fillingWith().concern), true);
  });

  it('asks why it is shared without consent, and takes no text that is too long', () => {
    const filling = fillingWith(grooming);
    const mends = (typed: Typed) => {
      const understood = readReferral(socialCare, { ...startOf(socialCare, filling), ...typed }, filling, TODAY);
      return understood.ok ? [] : understood.mends.map(({ field }) => field);
    };
    assert.deepEqual(mends({}), ['consent']);
    assert.deepEqual(mends({ consent: 'not-asked' }), ['reason']);
    assert.deepEqual(mends({ consent: 'asked-and-refused', reason: 'no' }), ['reason']);
    assert.deepEqual(mends(consented), []);
    assert.deepEqual(mends({ ...consented, 'text-asked': 'x'.repeat(20_001), 'text-reach': 'x'.repeat(301) }), ['text-reach', 'text-asked']);
  });
});

describe('a referral and the plan', () => {
  it('comes first where the plan requires it, and says by which rule where it must wait or must not be done', () => {
    assert.deepEqual(inOrder(forms, fillingWith(grooming)).slice(0, 2).map(({ form }) => form.id).toSorted(), ['police', 'social-care']);
    const [held] = standingsOf({ for: ['tell-family'] }, fillingWith(grooming));
    assert.ok(held && held.because.length > 0 && held.waitsFor.length > 0);
    const above = departureView([held]).value;
    assert.match(above, /The procedure says this must wait: Tell parents or carers/u);
    assert.ok(held.because.every((says) => above.includes(escapeHtml(says))));
    assert.equal(departureView(standingsOf(socialCare, fillingWith(grooming))).value, '');
  });

  it('is recorded as sent together with its step as done, once', () => {
    const body = prepared(fillingWith(grooming));
    const kept = fillingWith(grooming, body);
    const [referral] = kept.concern.referrals;
    assert.ok(referral);
    const typed = { to: 'Jo Reed, front door', how: 'phone', 'sent-day': '24', 'sent-month': '11', 'sent-year': '2026', 'sent-at': '2pm', reference: 'R-1' };
    const sent = readSent(referral, typed, kept, TODAY);
    assert.ok(sent.ok);
    assert.deepEqual(sent.body.map(({ kind }) => kind), ['referral-sent', 'step-decided']);
    const [, decided] = sent.body;
    assert.ok(decided?.kind === 'step-decided');
    assert.deepEqual([decided.action, decided.decision, decided.doneOn, decided.doneAt], ['refer-social-care', 'done', '2026-11-24', '2pm']);
    assert.match(decided.details, /Jo Reed, front door, by phone[\s\S]*Reference: R-1/u);
    assert.equal(ownText(decided), '');
    const after = fillingWith(grooming, body, ...sent.body);
    const again = readSent(after.concern.referrals[0] ?? referral, { ...typed, how: 'secure-e-mail' }, after, TODAY);
    assert.deepEqual(again.ok && again.body.map(({ kind }) => kind), ['referral-sent']);
    const mendsOf = (day: Typed) => {
      const read = readSent(referral, { ...typed, ...day }, kept, TODAY);
      return read.ok ? [] : read.mends.map(({ field, message }) => `${field}: ${message}`);
    };
    assert.deepEqual(mendsOf({ 'sent-day': '1', 'sent-month': '1', 'sent-year': '2099' }), ['sent-day: The day must be today or in the past']);
    assert.deepEqual(mendsOf({ 'sent-day': '31', 'sent-month': '2' }), ['sent-day: The day must be a real date, such as 9 11 2026']);
    assert.deepEqual(mendsOf({ 'sent-day': '', 'sent-month': '', 'sent-year': '' }), ['sent-day: Enter the day it was sent']);
  });

  it('needs a reason where its step must wait', () => {
    const body = { ...prepared(fillingWith(grooming)), for: ['tell-family'] };
    const kept = fillingWith(grooming, body);
    const [referral] = kept.concern.referrals;
    assert.ok(referral);
    const typed = { to: 'Jo Reed', how: 'phone', 'sent-day': '24', 'sent-month': '11', 'sent-year': '2026' };
    const refused = readSent(referral, typed, kept, TODAY);
    assert.deepEqual(!refused.ok && refused.mends.map(({ field }) => field), ['reason']);
    assert.ok(readSent(referral, { ...typed, reason: 'The police asked for it today' }, kept, TODAY).ok);
  });

  it('waits for its answer by the manual’s time, in working days, and for writing after a call', () => {
    const body = prepared(fillingWith(grooming));
    const sent = { kind: 'referral-sent', referral: 3, to: 'Jo Reed', how: 'phone', sentOn: '2026-11-27', sentAt: '', reference: '' } as const;
    const waitingAfter = (...more: readonly EntryBody[]) => {
      const filling = fillingWith(grooming, body, ...more);
      const [referral] = filling.concern.referrals;
      assert.ok(referral);
      return waitingFor(referral, socialCare, filling);
    };
    assert.deepEqual(waitingAfter(), { since: null, answerBy: null, inWritingBy: null });
    // 27 November 2026 is a Friday.
    assert.deepEqual(waitingAfter(sent), { since: '2026-11-27', answerBy: '2026-11-30', inWritingBy: '2026-11-30' });
    assert.equal(waitingAfter(sent, { ...sent, how: 'online-form' }).inWritingBy, null);
    const answer = { kind: 'referral-answered', referral: 3, outcome: 'accepted', details: '', answeredOn: null, answeredAt: '', by: 'Jo Reed' } as const;
    assert.deepEqual(waitingAfter(sent, { ...sent, how: 'by-hand' }, answer), { since: null, answerBy: null, inWritingBy: null });
    // Nobody has answered yet who did not answer in time.
    assert.deepEqual(waitingAfter(sent, { ...answer, outcome: 'no-answer' }), waitingAfter(sent));
  });

  it('says who answered, unless nobody did', () => {
    const [referral] = fillingWith(prepared(fillingWith())).concern.referrals;
    assert.ok(referral);
    const fields = (typed: Typed) => {
      const understood = readAnswer(referral, typed, TODAY);
      return understood.ok ? understood.body.outcome : understood.mends.map(({ field }) => field);
    };
    assert.deepEqual(fields({}), ['outcome', 'by']);
    assert.deepEqual(fields({ outcome: 'more-information', by: 'Jo Reed' }), ['details']);
    assert.equal(fields({ outcome: 'no-answer' }), 'no-answer');
  });

  it('is not answered before it was sent', () => {
    const body = prepared(fillingWith());
    const sent = { kind: 'referral-sent', referral: 2, to: 'Jo Reed', how: 'phone', sentOn: '2026-11-24', sentAt: '', reference: '' } as const;
    const [referral] = fillingWith(body, { ...sent, sentOn: '2026-11-25' }, sent).concern.referrals;
    assert.equal(referral?.sent.length, 2);
    const on = (day: string) => readAnswer(referral, { outcome: 'accepted', by: 'Jo Reed', 'answered-day': day, 'answered-month': '11', 'answered-year': '2026' }, TODAY);
    assert.ok(on('24').ok);
    const early = on('23');
    assert.deepEqual(!early.ok && early.mends, [{ field: 'answered-day', message: 'The day must not be before it was sent, 24 November 2026' }]);
  });

  it('says on a closed concern what has to come before it is recorded as sent or answered', () => {
    const { concern } = fillingWith(prepared(fillingWith()));
    const [referral] = concern.referrals;
    assert.ok(referral);
    const shown = (status: 'open' | 'closed') => keptView({ concern: { ...concern, status }, referral, waiting: { since: null, answerBy: null, inWritingBy: null }, today: TODAY }).value;
    assert.match(shown('closed'), /This concern is closed\. To record that it was sent, or what was answered, <a class="govuk-link" href="\/concerns\/[^"]+\/reopen">open it again<\/a> first/u);
    assert.doesNotMatch(shown('open'), /reopen/u);
  });

  it('shows the addresses in an answer so that they cannot be followed', () => {
    const body = prepared(fillingWith());
    const sent = { kind: 'referral-sent', referral: 2, to: 'Jo Reed', how: 'phone', sentOn: '2026-11-24', sentAt: '', reference: 'https://agency.example/1' } as const;
    const answer = { kind: 'referral-answered', referral: 2, outcome: 'accepted', details: 'See https://agency.example/2', answeredOn: null, answeredAt: '', by: 'Jo Reed' } as const;
    const [referral] = fillingWith(body, sent, answer).concern.referrals;
    assert.ok(referral);
    const shown = stateView(referral, { since: null, answerBy: null, inWritingBy: null }, TODAY).value;
    assert.match(shown, /hxxps\[:\]\/\/agency\[\.\]example\/1[\s\S]*hxxps\[:\]\/\/agency\[\.\]example\/2/u);
  });

  it('is told in the chronology without saying twice what stands elsewhere, and prints without a name in its title', () => {
    const body = prepared(fillingWith(), { 'text-asked': 'Please assess.' });
    const { concern } = fillingWith(body);
    const item = chronology(concern, edition).at(-1);
    assert.deepEqual(item && [item.group, item.title, item.quote, item.lines.map(({ label }) => label)], ['referrals', 'Referral kept: Referral to children’s social care', null, ['To', 'Sections', 'Consent', 'What you ask them to decide or do']]);
    const [referral] = concern.referrals;
    assert.ok(referral);
    const document = printedReferral(concern, referral, 'Elmfield School');
    assert.equal(document.title, 'Referral to children’s social care, concern ABCD-2345');
    assert.equal(document.printed, 'Correct as kept on 25 November 2026, 9:00am.');
    assert.ok(document.blocks.some((block) => block.kind === 'quote' && block.text === WORDS));
  });
});
