import type { Definition, Fact, FactKind } from './model.ts';
import type { Fields, Spot } from './source.ts';
import { readCondition } from './read-condition.ts';
import { checkLinks, idOf, type FactShape, type Vocabulary } from './vocabulary.ts';

const kinds: readonly FactKind[] = ['yes-no', 'number', 'date', 'choice', 'platform'];
const keys = ['id', 'kind', 'group', 'urgency', 'label', 'ask', 'help', 'options', 'min', 'max', 'asked-when', 'cites'];

/** Learns the kind and the possible answers of each question, so that conditions about it can be read. */
export function learnFacts(items: readonly Spot[], words: Vocabulary): void {
  for (const item of items) {
    const id = idOf(item)?.id;
    if (id === undefined) continue;
    const entries = new Map(item.entries('').map(({ key, spot }) => [key, spot]));
    const kind = kinds.find((known) => known === entries.get('kind')?.value) ?? 'yes-no';
    words.shapes.set(id, { kind, values: valuesOf(kind, entries.get('options'), words), ...bounds(entries) });
  }
}

function valuesOf(kind: FactKind, options: Spot | undefined, words: Vocabulary): string[] {
  if (kind === 'yes-no') return ['yes', 'no'];
  if (kind === 'platform') return [...words.ids('platform').keys()];
  if (kind !== 'choice' || !options?.isList) return [];
  return options.items('').flatMap((option) => option.isMap ? option.entries('').filter(({ key }) => key === 'value').map(({ spot }) => String(spot.value)) : []);
}

function bounds(entries: ReadonlyMap<string, Spot>): Pick<FactShape, 'min' | 'max'> {
  const min = entries.get('min')?.value;
  const max = entries.get('max')?.value;
  return { ...(typeof min === 'number' ? { min } : {}), ...(typeof max === 'number' ? { max } : {}) };
}

/** The paragraphs that something rests on: every id known, and at least one where `needed`. */
export function readCites(fields: Fields, words: Vocabulary, needed = true): string[] {
  const spot = needed ? fields.need('cites') : fields.get('cites');
  if (!spot) return [];
  const cites = spot.words(`“cites” of ${fields.what}`);
  if (needed && spot.isList && cites.length === 0) spot.fail(`${fields.what} cites no paragraph`, 'Name the paragraphs that it rests on, such as [S34].');
  return words.referAll('paragraph', cites, fields.what);
}

/** Reads the questions. */
export function readFacts(items: readonly Spot[], words: Vocabulary): Fact[] {
  return items.map((item) => readFact(item, words));
}

function readFact(item: Spot, words: Vocabulary): Fact {
  const what = `the question “${idOf(item)?.id ?? '?'}”`;
  const fields = item.fields(what, keys);
  const kind = fields.oneOf('kind', kinds, 'yes-no');
  const group = fields.text('group');
  words.refer('group', group, fields.get('group')?.at ?? item.at, what);
  const help = fields.maybeText('help');
  checkLinks(words, help ?? '', fields.get('help')?.at ?? item.at, what);
  const gate = fields.get('asked-when');
  return {
    id: fields.text('id'), kind, group, urgency: fields.number('urgency'), ask: fields.text('ask'), label: fields.text('label'),
    ...(help === undefined ? {} : { help }), ...readRange(fields, kind), ...readOptions(fields, kind),
    ...(gate ? { askedWhen: readCondition(gate, words, what) } : {}),
    cites: readCites(fields, words),
  };
}

function readRange(fields: Fields, kind: FactKind): Pick<Fact, 'min' | 'max'> {
  const min = fields.maybeNumber('min');
  const max = fields.maybeNumber('max');
  const at = fields.get('min') ?? fields.get('max');
  if (kind !== 'number' && at) at.fail(`${fields.what} has a range but is not a number`, 'Leave out min and max.');
  if (kind === 'number' && (min === undefined || max === undefined)) fields.spot.fail(`${fields.what} has no range`, 'Add min: and max:, whole numbers.');
  if (min !== undefined && max !== undefined && min >= max) at?.fail(`the range of ${fields.what} is empty: ${min} to ${max}`, 'Let min be below max.');
  for (const bound of [min, max]) if (bound !== undefined && !Number.isInteger(bound)) at?.fail(`the range of ${fields.what} has ${bound}`, 'Use whole numbers.');
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function readOptions(fields: Fields, kind: FactKind): Pick<Fact, 'options'> {
  const spot = fields.get('options');
  if (kind !== 'choice') {
    spot?.fail(`${fields.what} has options but is not a choice`, 'Leave the options out, or let kind be choice.');
    return {};
  }
  const seen = new Set<string>();
  const options = (fields.need('options')?.items(`“options” of ${fields.what}`) ?? []).map((item) => {
    const option = item.fields(`an option of ${fields.what}`, ['value', 'label', 'hint']);
    const value = option.text('value');
    if (value === 'unknown') item.fail(`${fields.what} has the option “unknown”`, 'Leave it out: “not known” is an answer to every question.');
    if (seen.has(value)) item.fail(`${fields.what} has the option “${value}” twice`, 'Leave one out.');
    seen.add(value);
    const hint = option.maybeText('hint');
    return { value, label: option.text('label'), ...(hint === undefined ? {} : { hint }) };
  });
  if (spot?.isList && options.length < 2) spot.fail(`${fields.what} has fewer than two options`, 'Add options, or let kind be yes-no.');
  return { options };
}

/** Reads the named conditions. */
export function readDefinitions(items: readonly Spot[], words: Vocabulary): Definition[] {
  return items.map((item) => {
    const what = `the definition “${idOf(item)?.id ?? '?'}”`;
    const fields = item.fields(what, ['id', 'title', 'when', 'cites']);
    const when = fields.need('when');
    return {
      id: fields.text('id'), title: fields.text('title'),
      when: when ? readCondition(when, words, what) : { op: 'always' }, cites: readCites(fields, words),
    };
  });
}
