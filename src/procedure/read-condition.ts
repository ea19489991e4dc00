import type { Condition } from './model.ts';
import type { Spot } from './source.ts';
import type { Vocabulary } from './vocabulary.ts';
import { suggest } from './words.ts';

const nothing: Condition = { op: 'always' };

/** How a condition is being read: whose it is, and whether a `not` stands around it. */
interface Place {
  readonly words: Vocabulary;
  readonly from: string;
  readonly insideNot: boolean;
}

/** Reads a condition. What cannot be read is told as a fault and counts as `always` from then on. */
export function readCondition(spot: Spot, words: Vocabulary, from: string): Condition {
  return read(spot, { words, from, insideNot: false });
}

function read(spot: Spot, place: Place): Condition {
  if (spot.value === 'always') return { op: 'always' };
  if (!spot.isMap) {
    spot.fail(`the condition of ${place.from} is ${spot.kind}`, 'Write always, { question: answer }, or all: or any: with a list of conditions.');
    return nothing;
  }
  const entries = spot.entries(`the condition of ${place.from}`);
  const first = entries[0];
  if (entries.length !== 1 || !first) {
    spot.fail(`a condition of ${place.from} has ${entries.length} keys and should have one`, 'Put each in its own { } under all: or any:.');
    return nothing;
  }
  return readKey(first.key, first.spot, spot, place);
}

function readKey(key: string, value: Spot, whole: Spot, place: Place): Condition {
  if (key === 'all' || key === 'any') return readSeveral(key, value, place);
  if (key === 'not') return { op: 'not', of: read(value, { ...place, insideNot: true }) };
  if (key === 'not-ruled-out') return readNotRuledOut(value, place);
  if (key === 'is') return readDefinition(value, place);
  if (place.words.shapes.has(key)) return readFact(key, value, place);
  const known = [...place.words.shapes.keys(), 'all', 'any', 'not', 'is', 'not-ruled-out'];
  const mend = place.words.ids('definition').has(key) ? `That is a definition: write { is: ${key} }.` : suggest(key, known);
  whole.fail(`the condition of ${place.from} asks about “${key}”, which is not a question of the manual`, mend);
  return nothing;
}

function readSeveral(op: 'all' | 'any', value: Spot, place: Place): Condition {
  const of = value.items(`“${op}” of ${place.from}`).map((item) => read(item, place));
  if (value.isList && of.length === 0) value.fail(`“${op}” of ${place.from} has nothing in it`, 'Put at least one condition under it.');
  return { op, of };
}

function readNotRuledOut(value: Spot, place: Place): Condition {
  if (place.insideNot) value.fail(`${place.from} has not-ruled-out inside not`, 'Turn it round: say what must be known, without not-ruled-out.');
  return { op: 'not-ruled-out', of: read(value, place) };
}

function readDefinition(value: Spot, place: Place): Condition {
  const id = value.text(`“is” of ${place.from}`);
  return place.words.refer('definition', id, value.at, `the condition of ${place.from}`) ? { op: 'definition', id } : nothing;
}

function readFact(fact: string, value: Spot, place: Place): Condition {
  const shape = place.words.shapes.get(fact);
  if (shape?.kind === 'number') return readBounds(fact, value, place, 'number');
  if (shape?.kind === 'date') return readBounds(fact, value, place, 'date');
  const known = shape?.values ?? [];
  const values = value.words(`the answer to “${fact}” in ${place.from}`, true).map(({ word, at }) => {
    if (word === 'unknown') place.words.faults.add(at, `the condition of ${place.from} asks whether “${fact}” is unknown`, 'Use not-ruled-out: it holds where the answer is yes or not known.');
    else if (word !== '' && !known.includes(word)) place.words.faults.add(at, `“${word}” is not an answer to “${fact}”, in ${place.from}`, suggest(word, known));
    return word;
  });
  if (values.length === 0) value.fail(`the condition of ${place.from} gives no answer to “${fact}”`, 'Name at least one.');
  return { op: 'answer', fact, values: [...new Set(values)] };
}

function readBounds(fact: string, value: Spot, place: Place, op: 'number' | 'date'): Condition {
  const keys = op === 'number' ? ['at-least', 'below'] : ['from', 'before'];
  const example = op === 'number' ? '{ at-least: 10 } or { below: 18 }' : '{ from: 2015-04-13 } or { before: 2015-04-13 }';
  if (!value.isMap) {
    value.fail(`“${fact}” is a ${op}, so ${place.from} cannot compare it with ${value.kind}`, `Write ${example}.`);
    return nothing;
  }
  const fields = value.fields(`the bound on “${fact}” in ${place.from}`, keys);
  const of: Condition[] = [];
  for (const key of keys) {
    const bound = fields.get(key);
    if (bound) of.push(op === 'number' ? numberBound(fact, key, bound, place) : dateBound(fact, key, bound, place));
  }
  const first = of[0];
  if (!first) {
    value.fail(`the bound on “${fact}” in ${place.from} is empty`, `Write ${example}.`);
    return nothing;
  }
  return of.length === 1 ? first : { op: 'all', of };
}

function numberBound(fact: string, key: string, bound: Spot, place: Place): Condition {
  if (!bound.isMap) {
    const value = bound.number(`the bound on “${fact}” in ${place.from}`);
    return key === 'below' ? { op: 'number', fact, below: value } : { op: 'number', fact, atLeast: value };
  }
  const parameter = bound.fields(`the bound on “${fact}” in ${place.from}`, ['parameter']).text('parameter');
  place.words.refer('parameter', parameter, bound.at, `the condition of ${place.from}`);
  const value = place.words.parameters.get(parameter)?.at(-1)?.value ?? 0;
  return key === 'below' ? { op: 'number', fact, below: value, parameter } : { op: 'number', fact, atLeast: value, parameter };
}

function dateBound(fact: string, key: string, bound: Spot, place: Place): Condition {
  const value = bound.date(`the bound on “${fact}” in ${place.from}`);
  return key === 'before' ? { op: 'date', fact, before: value } : { op: 'date', fact, from: value };
}
