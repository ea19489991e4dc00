import type { Condition, Edition, Standing } from './model.ts';
import { readCondition } from './read-condition.ts';
import type { Effect } from './smt-plan.ts';
import { Faults, Page, type At, type Spot } from './source.ts';
import { Vocabulary, type FactShape } from './vocabulary.ts';
import { suggest } from './words.ts';

export type PlanStanding = Standing | 'absent';

/** Something that holds or does not hold of a set of answers and the plan they give. Actions and questions may be `this-…`. */
export type Statement =
  | { readonly op: 'condition'; readonly of: Condition }
  | { readonly op: 'all' | 'any'; readonly of: readonly Statement[] }
  | { readonly op: 'plan'; readonly action: string; readonly standings: readonly PlanStanding[] }
  | { readonly op: 'says'; readonly effect: Effect; readonly action: string }
  | { readonly op: 'waits-for' | 'waits-in-the-end-for'; readonly action: string; readonly first: string }
  | { readonly op: 'open' | 'known' | 'unknown'; readonly question: string }
  | { readonly op: 'complete' }
  | { readonly op: 'were-it-answered'; readonly question: string; readonly answer: string; readonly must: Statement };

/** The things for each of which a claim is made. */
export interface ForEach {
  readonly name: typeof placeholders[number];
  /** `all`, `protective` or `yes-no`, or ids. */
  readonly among: readonly string[];
}

/** What must be true of every plan: whenever `when` holds, `must` holds and `never` does not. */
export interface Claim {
  readonly forEach: readonly ForEach[];
  readonly when: Statement;
  readonly must: Statement | null;
  readonly never: Statement | null;
}

const placeholders = ['this-action', 'other-action', 'this-question'] as const;
const standings = ['required', 'advised', 'prohibited', 'held', 'possible', 'absent'] as const;
const effects = ['must', 'should', 'must-not', 'only-after'] as const;
const statements = ['plan', 'says', 'waits-for', 'waits-in-the-end-for', 'open', 'known', 'unknown', 'complete', 'were-it-answered'];
const always: Statement = { op: 'condition', of: { op: 'always' } };

interface Place {
  readonly words: Vocabulary;
  readonly what: string;
  readonly bound: ReadonlySet<string>;
  /** Whether `this-question` is always answered with yes or no. */
  readonly yesNo: boolean;
}

/** Reads the claim of a property; what cannot be read is told as a fault in `words`. */
export function readClaim(spot: Spot, words: Vocabulary, what: string): Claim {
  const fields = spot.fields(`the claim of ${what}`, ['for-each', 'when', 'then', 'never']);
  const each = fields.get('for-each');
  const forEach = each ? readForEach(each, words, what) : [];
  const questions = forEach.find(({ name }) => name === 'this-question')?.among ?? [];
  const yesNo = questions.length > 0 && questions.every((one) => one === 'yes-no' || words.shapes.get(one)?.kind === 'yes-no');
  const place: Place = { words, what, bound: new Set(forEach.map(({ name }) => name)), yesNo };
  const read = (key: string): Statement | null => {
    const found = fields.get(key);
    return found ? readStatement(found, place) : null;
  };
  const claim = { forEach, when: read('when') ?? always, must: read('then'), never: read('never') };
  if (claim.must === null && claim.never === null && spot.isMap) spot.fail(`the claim of ${what} says nothing`, 'Add “then: …”, which must hold, or “never: …”, which must not.');
  return claim;
}

/** Reads the claim of a property of an edition. Throws where it cannot be read; compiling refuses such a manual. */
export function claimOf(edition: Edition, id: string, claim: unknown): Claim {
  const faults = new Faults();
  const page = new Page('properties.yaml', JSON.stringify(claim), faults);
  const read = readClaim(page.root, vocabularyOf(edition, faults), `the property “${id}”`);
  if (faults.list.length > 0) throw new Error(faults.list.map(({ message, mend }) => `${message}. ${mend}`).join('\n'));
  return read;
}

function vocabularyOf(edition: Edition, faults: Faults): Vocabulary {
  const words = new Vocabulary(faults);
  const at: At = { file: 'properties.yaml', line: 1 };
  for (const fact of edition.facts) {
    words.declare('fact', fact.id, at);
    words.shapes.set(fact.id, { ...fact, values: valuesOf(fact.kind, fact.options ?? [], edition) });
  }
  for (const { id } of edition.definitions) words.declare('definition', id, at);
  for (const { id } of edition.actions) words.declare('action', id, at);
  for (const { id, values } of edition.parameters) {
    words.declare('parameter', id, at);
    words.parameters.set(id, values);
  }
  return words;
}

function valuesOf(kind: FactShape['kind'], options: readonly { readonly value: string }[], edition: Edition): string[] {
  if (kind === 'yes-no') return ['yes', 'no'];
  return kind === 'platform' ? edition.platforms.map(({ id }) => id) : options.map(({ value }) => value);
}

function readForEach(spot: Spot, words: Vocabulary, what: string): ForEach[] {
  if (!spot.isMap) {
    const name = spot.oneOf(`“for-each” of ${what}`, ['action', 'question'], 'action');
    return [{ name: name === 'action' ? 'this-action' : 'this-question', among: ['all'] }];
  }
  return spot.entries(`“for-each” of ${what}`).flatMap(({ key, keyAt, spot: among }): ForEach[] => {
    const name = key === 'action' ? 'this-action' : key === 'other-action' ? 'other-action' : key === 'question' ? 'this-question' : null;
    if (name !== null) return [{ name, among: readAmong(among, name, words, what) }];
    words.faults.add(keyAt, `“for-each” of ${what} cannot go through “${key}”`, suggest(key, ['action', 'other-action', 'question']));
    return [];
  });
}

function readAmong(spot: Spot, name: ForEach['name'], words: Vocabulary, what: string): string[] {
  const known = name === 'this-question' ? ['all', 'yes-no'] : ['all', 'protective'];
  if (!spot.isList) return [spot.oneOf(`“for-each” of ${what}`, known, 'all')];
  return words.referAll(name === 'this-question' ? 'fact' : 'action', spot.words(`“for-each” of ${what}`), what);
}

function readStatement(spot: Spot, place: Place): Statement {
  const [first, ...others] = spot.isMap ? spot.entries('') : [];
  if (!first || others.length > 0) return { op: 'condition', of: readCondition(spot, place.words, place.what) };
  const { key, spot: value } = first;
  if ((key === 'all' || key === 'any') && value.isList) return { op: key, of: value.items('').map((item) => readStatement(item, place)) };
  if (statements.includes(key)) return readOne(key, value, place);
  return readConditionStatement(spot, key, place);
}

function readConditionStatement(spot: Spot, key: string, place: Place): Statement {
  const { words, yesNo } = place;
  if (yesNo) words.shapes.set('this-question', { kind: 'yes-no', values: ['yes', 'no'] });
  const faults = words.faults.list.length;
  const of = readCondition(spot, words, place.what);
  words.shapes.delete('this-question');
  const known = [...statements, 'all', 'any', 'not', 'not-ruled-out', 'is', ...words.shapes.keys()];
  if (words.faults.list.length > faults && !known.includes(key)) words.faults.add(spot.at, `${place.what} has “${key}”, which is no statement of a claim`, suggest(key, known));
  return { op: 'condition', of };
}

function readOne(key: string, value: Spot, place: Place): Statement {
  switch (key) {
    case 'plan': return together(value, place, (action, spot) => readPlan(action, spot, place));
    case 'waits-for': case 'waits-in-the-end-for':
      return together(value, place, (action, spot) => allOf(spot.words(`“${key}” of ${place.what}`, true).map(({ word, at }) => {
        refer('action', word, at, place);
        return { op: key, action, first: word };
      })));
    case 'says': return readSays(value, place);
    case 'open': case 'known': case 'unknown':
      return allOf(value.words(`“${key}” of ${place.what}`, true).map(({ word, at }) => {
        refer('fact', word, at, place);
        return { op: key, question: word };
      }));
    case 'were-it-answered': return readWereIt(value, place);
    default:
      value.oneOf(`“complete” of ${place.what}`, ['yes'], 'yes');
      return { op: 'complete' };
  }
}

function allOf(of: readonly Statement[]): Statement {
  const [first] = of;
  return of.length === 1 && first ? first : { op: 'all', of };
}

/** A mapping from actions: all its entries hold together. */
function together(value: Spot, place: Place, read: (action: string, spot: Spot) => Statement): Statement {
  return allOf(value.entries(`a statement of ${place.what}`).map(({ key, keyAt, spot }) => {
    refer('action', key, keyAt, place);
    return read(key, spot);
  }));
}

function readPlan(action: string, spot: Spot, place: Place): Statement {
  const found = spot.words(`the standing of “${action}” in ${place.what}`, true).flatMap(({ word, at }): PlanStanding[] => {
    const standing = standings.find((known) => known === word);
    if (!standing) place.words.faults.add(at, `“${word}” is no standing, in ${place.what}`, suggest(word, standings));
    return standing ? [standing] : [];
  });
  return { op: 'plan', action, standings: found };
}

function readSays(value: Spot, place: Place): Statement {
  return allOf(value.entries(`“says” of ${place.what}`).flatMap(({ key, keyAt, spot }): Statement[] => {
    const effect = effects.find((known) => known === key);
    if (!effect) place.words.faults.add(keyAt, `rules do not say “${key}”, in ${place.what}`, suggest(key, effects));
    return spot.words(`“${key}” of ${place.what}`, true).map(({ word, at }): Statement => {
      refer('action', word, at, place);
      return { op: 'says', effect: effect ?? 'must', action: word };
    });
  }));
}

function readWereIt(value: Spot, place: Place): Statement {
  const fields = value.fields(`“were-it-answered” of ${place.what}`, ['question', 'answer', 'then']);
  const question = fields.text('question');
  refer('fact', question, fields.get('question')?.at ?? value.at, place);
  const then = fields.need('then');
  const answer = fields.text('answer');
  checkAnswer(question, answer, fields.get('answer')?.at ?? value.at, place);
  return { op: 'were-it-answered', question, answer, must: then ? readStatement(then, place) : always };
}

function checkAnswer(question: string, answer: string, at: At, place: Place): void {
  const shape = place.words.shapes.get(question);
  const known = shape ? (shape.values.length > 0 ? [...shape.values, 'anything'] : ['anything']) : place.yesNo ? ['yes', 'no', 'anything'] : ['anything'];
  if (answer !== '' && !known.includes(answer)) place.words.faults.add(at, `“${answer}” is not an answer to “${question}”, in ${place.what}`, suggest(answer, known));
}

/** An id that is known, or a placeholder for which the claim goes through all. */
function refer(kind: 'action' | 'fact', word: string, at: At, place: Place): void {
  const isPlaceholder = placeholders.some((name) => name === word);
  if (!isPlaceholder) place.words.refer(kind, word, at, place.what);
  else if (!place.bound.has(word)) {
    place.words.faults.add(at, `${place.what} speaks of “${word}” without saying for which`, `Add “for-each: { ${word === 'other-action' ? word : word.replace('this-', '')}: all }” to the claim.`);
  } else if ((word === 'this-question') !== (kind === 'fact')) {
    place.words.faults.add(at, `“${word}” cannot stand here, in ${place.what}`, kind === 'fact' ? 'Name a question, or write this-question.' : 'Name an action, or write this-action.');
  }
}
