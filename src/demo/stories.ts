/** The concerns of the demonstration: invented, plain, and in different states. */
import type { Answers } from '../procedure/index.ts';
import type { EntryBody, Report } from '../record/index.ts';
import type { Player } from './school.ts';

export interface Story {
  /** Names the story for ever; a story is told once. */
  readonly id: string;
  readonly by: Player;
  readonly reporterRole: 'staff' | 'dsl' | 'head';
  /** Days ago that it happened; null where nobody knows. */
  readonly daysAgo: number | null;
  readonly report: Omit<Report, 'happenedOn'>;
  /** What was done with it; none where it waits to be read. */
  readonly handled: Handling | null;
}

export interface Handling {
  readonly by: Player;
  readonly answers: Answers;
  readonly entries: readonly EntryBody[];
  /** How many of the steps that are to do get decided as done; `all` also closes the concern. */
  readonly decide: number | 'all';
  /** Decided as not done, with this reason. */
  readonly notDone: Readonly<Record<string, string>>;
  readonly closing: string;
}

const BLANK: Omit<Report, 'happenedOn'> = {
  immediateDanger: 'no', seenOrSaid: '', childsWords: '', happenedWhen: '', happenedWhere: '', child: '', childAge: '', otherPeople: '', platform: '', doneAlready: '', aboutStaff: 'none',
};
const NOTHING: Pick<Handling, 'entries' | 'notDone' | 'closing'> = { entries: [], notDone: {}, closing: '' };

export const STORIES: readonly Story[] = [
  {
    id: 'meeting', by: 'staff', reporterRole: 'staff', daysAgo: 0, handled: null,
    report: {
      ...BLANK, immediateDanger: 'yes', child: 'Wren Hadley', childAge: '13', platform: 'roblox', happenedWhen: 'At the end of lunch', happenedWhere: 'Form room',
      seenOrSaid: 'Wren told a friend about meeting someone from a game at the bus station after school today. Nobody here has met this person.',
      childsWords: 'He is fifteen and he is nice. He said not to tell anyone or it would spoil it.',
      doneAlready: 'Asked Wren to stay with me in the office. Rang the safeguarding lead.',
    },
  },
  {
    id: 'group-chat', by: 'staff', reporterRole: 'staff', daysAgo: 1, handled: null,
    report: {
      ...BLANK, child: 'Robin Tanner', childAge: '12', platform: 'whatsapp', happenedWhen: 'Over the last two weeks', happenedWhere: 'At home, on a phone',
      seenOrSaid: 'Robin was tearful in registration. Others in the form have a group chat in which unkind things are written about Robin every evening.',
      childsWords: 'They all laugh at me and then they add me again when I leave.', otherPeople: 'Four pupils of form 8B',
    },
  },
  {
    id: 'picture', by: 'staff', reporterRole: 'staff', daysAgo: 3,
    report: {
      ...BLANK, child: 'Kit Lowry', childAge: '15', platform: 'snapchat', happenedWhen: 'Sunday evening', happenedWhere: 'At home',
      seenOrSaid: 'Kit sent a private picture to a girlfriend or boyfriend of the same age, and it was passed on to two others. No member of staff has seen it.',
      childsWords: 'I only sent it to one person. I want it to stop.', otherPeople: 'Jude Farrow, 15, and two pupils not yet known',
      doneAlready: 'Told Kit that this was the right thing to do. Did not ask to see the phone.',
    },
    handled: {
      ...NOTHING, by: 'dsl', decide: 4,
      answers: { 'nudes-shared': 'yes', 'nudes-coerced': 'no', 'nudes-under-13': 'no', 'nudes-adult-involved': 'no', 'nudes-seen-by-staff': 'no', 'nudes-shared-widely': 'unknown', 'suspect-kind': 'child', 'device-held': 'yes', 'self-harm-risk': 'no' },
      entries: [
        { kind: 'person-added', person: 'a1000000-0000-4000-8000-000000000001', details: { kind: 'child', name: 'Kit Lowry', part: 'harmed', age: '15', platform: '', details: 'Year 10' } },
        { kind: 'person-added', person: 'a1000000-0000-4000-8000-000000000002', details: { kind: 'child', name: 'Jude Farrow', part: 'may-have-harmed', age: '15', platform: '', details: 'Year 10' } },
        { kind: 'people-linked', from: 'a1000000-0000-4000-8000-000000000001', to: 'a1000000-0000-4000-8000-000000000002', relation: 'was going out until last week with' },
        { kind: 'evidence-logged', evidence: 'b1000000-0000-4000-8000-000000000001', type: 'device', what: 'Phone of Jude Farrow, black, cracked corner. Switched off. Nobody has looked inside.', holder: 'Helen Marsh', keptWhere: 'Safe in the head teacher’s office', since: null, sinceAt: 'Monday, before lessons' },
        { kind: 'note-added', text: 'Spoke with Kit in the library with the form tutor there. Calm, worried about who else has it. Wants to tell Mum together with us.', happenedOn: null, happenedAt: 'Monday, second lesson' },
      ],
    },
  },
  {
    id: 'details', by: 'dsl', reporterRole: 'dsl', daysAgo: 20,
    report: {
      ...BLANK, child: 'Ash Bellamy', childAge: '11', platform: 'fortnite', happenedWhere: 'At home',
      seenOrSaid: 'Ash gave a first name and the name of the school to another player who asked. The player was blocked the same evening by an older sister.',
      childsWords: 'I thought everyone in the game does that.',
    },
    handled: {
      by: 'dsl', decide: 'all', entries: [], notDone: { 'report-ceop': 'The other player stopped when blocked and asked for nothing more. We would report if it happened again.' },
      answers: { 'personal-details-shared': 'yes', grooming: 'no', 'sexual-communication': 'no', 'meeting-planned': 'no', 'self-harm-risk': 'no', 'family-already-told': 'yes', 'suspect-in-family': 'no', 'suspected-household-risk': 'no' },
      closing: 'Ash and the family went through the privacy settings with us. No further contact since. The form has had a lesson on what not to give away.',
    },
  },
  {
    id: 'video', by: 'deputy', reporterRole: 'dsl', daysAgo: 5,
    report: {
      ...BLANK, child: 'Sol Merrick', childAge: '10', platform: 'youtube', happenedWhere: 'At a friend’s house',
      seenOrSaid: 'Sol has been frightened at night since watching a video that was meant for adults.', childsWords: 'I keep thinking about it when the light is off.',
    },
    handled: { ...NOTHING, by: 'deputy', decide: 3, answers: { 'inappropriate-content': 'yes', 'self-harm-risk': 'no', 'suspect-kind': 'unknown', 'behaviour-changed': 'yes' } },
  },
  {
    id: 'private-messages', by: 'staff', reporterRole: 'staff', daysAgo: 2, handled: null,
    report: {
      ...BLANK, child: 'Several pupils of the drama club', childAge: '14', platform: 'instagram', aboutStaff: 'staff', happenedWhen: 'This half term', happenedWhere: 'Drama club',
      seenOrSaid: 'Two pupils mentioned that a visiting coach writes to them in the evenings from a personal account. This is against the code of conduct.',
      childsWords: 'He says we can tell him anything.',
    },
  },
];
