/** A tennis club's rules, so that no test of the engine reads like a child's record. */
import { compile } from './index.ts';
import type { Edition, ManualFile } from './index.ts';

const MANUAL = `
title: Rules of the club
region: Everywhere
published: 2026-01-01
roles: [ { id: keeper, name: Groundkeeper } ]
stages: [ { id: now, title: Now, hint: At once } ]
groups: [ { id: weather, title: Weather } ]
`;
const CHAPTER = `---
id: play
number: "1"
title: Play
summary: When to play.
tier: regional
amendments: []
source: The club
---
## Courts
### Rain {#C1}
No play on wet courts.
### Keys {#C2}
Keys are handed over before the gate is opened.
`;
const FACTS = `
- { id: raining, kind: yes-no, group: weather, urgency: 1, label: Rain, ask: Is it raining?, cites: [C1] }
- { id: windy, kind: yes-no, group: weather, urgency: 2, label: Wind, ask: Is it windy?, cites: [C1] }
- { id: gusts, kind: yes-no, group: weather, urgency: 3, label: Gusts, ask: Are there gusts?, asked-when: { windy: yes }, cites: [C1] }
- { id: players, kind: number, group: weather, urgency: 4, min: 0, max: 8, label: Players, ask: How many players?, cites: [C1] }
`;
const ACTIONS = `
- { id: cover, title: Cover the courts, who: keeper, stage: now, deadline: immediately, how: Roll it out., record: When., contacts: [], protective: yes, cites: [C1] }
- { id: play, title: Play, who: keeper, stage: now, deadline: none, how: Play., record: Who won., contacts: [], protective: no, cites: [C1] }
- { id: hand-over-keys, title: Hand over the keys, who: keeper, stage: now, deadline: none, how: Hand them over., record: To whom., contacts: [], protective: no, cites: [C2] }
- { id: open-gate, title: Open the gate, who: keeper, stage: now, deadline: none, how: Open it., record: When., contacts: [], protective: no, cites: [C2] }
`;
const RULES = `
- { id: cover-when-wet, tier: regional, says: Cover wet courts., when: { raining: yes }, must: [cover], cites: [C1] }
- { id: cover-in-gusts, tier: regional, says: Cover in gusts., when: { gusts: yes }, should: [cover], cites: [C1] }
- { id: no-play-when-wet, tier: regional, says: Do not play in the rain., when: { raining: yes }, must-not: [play], cites: [C1] }
- { id: play-in-fours, tier: regional, says: Four play., when: { players: { at-least: 4 } }, must: [play], cites: [C1] }
- { id: gate-for-players, tier: regional, says: Open for players., when: { players: { at-least: 1 } }, should: [open-gate, hand-over-keys], cites: [C2] }
- { id: keys-first, tier: regional, says: Keys first in wind., when: { windy: yes }, only-after: { open-gate: [hand-over-keys] }, cites: [C2] }
`;

/** The files of the club's manual, some of them replaced or added. */
export function clubFiles(instead: Readonly<Record<string, string>> = {}): readonly ManualFile[] {
  const files = { 'manual.yaml': MANUAL, 'chapters/play.md': CHAPTER, 'facts.yaml': FACTS, 'actions.yaml': ACTIONS, 'definitions.yaml': '[]', 'contacts.yaml': '[]', 'rules/play.yaml': RULES, ...instead };
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

export function club(instead: Readonly<Record<string, string>> = {}): Edition {
  const compiled = compile(clubFiles(instead));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults, null, 1));
  return compiled.edition;
}

export const clubRules = RULES;
