import { readClaim } from './prove-claims.ts';
import type { Answer, Answers, Property, Scenario } from './model.ts';
import type { At, Fields, Spot } from './source.ts';
import { mistakeInAnswer } from './answers.ts';
import { readCites } from './read-questions.ts';
import { idOf, type Vocabulary } from './vocabulary.ts';
import { suggest } from './words.ts';

/** What a scenario can expect, and of what kind the ids are. */
const lists = {
  must: 'action', should: 'action', never: 'action', waits: 'action', maybe: 'action', not: 'action', shouldOrMaybe: 'action',
  absent: 'action', law: 'law', lawNot: 'law', cites: 'paragraph', questions: 'fact', 'not-asked': 'fact',
} as const;
const expectations = [...Object.keys(lists), 'anyOf', 'held'];
const keys = ['id', 'story', 'on', 'partnership', 'answers', 'note', ...expectations];

/** Reads the worked cases of one file. `on` is the day that a case without its own day is assessed on. */
export function readScenarios(items: readonly Spot[], words: Vocabulary, on: string): Scenario[] {
  return items.map((item) => {
    const what = `the scenario “${idOf(item)?.id ?? '?'}”`;
    const fields = item.fields(what, keys);
    const partnership = fields.maybeText('partnership') ?? null;
    if (partnership !== null) words.refer('partnership', partnership, fields.get('partnership')?.at ?? item.at, what);
    const note = fields.maybeText('note');
    return {
      id: fields.text('id'), story: fields.maybeText('story') ?? '', on: fields.get('on')?.date(`“on” of ${what}`) ?? on, partnership,
      answers: readAnswers(fields, words), expect: readExpectations(fields, words), ...(note === undefined ? {} : { note }),
      file: item.at.file, line: item.at.line,
    };
  });
}

function readAnswers(fields: Fields, words: Vocabulary): Answers {
  const answers: Record<string, Answer> = {};
  for (const { key, keyAt, spot } of fields.need('answers')?.entries(`“answers” of ${fields.what}`) ?? []) {
    const shape = words.shapes.get(key);
    const value = spot.value;
    const mistake = shape ? mistakeInAnswer(key, shape, value) : null;
    if (!shape) words.faults.add(keyAt, `${fields.what} answers “${key}”, which is not a question of the manual`, suggest(key, words.shapes.keys()));
    else if (mistake) spot.fail(`${fields.what}: ${mistake.message}`, mistake.mend);
    if (typeof value === 'string' || typeof value === 'number') answers[key] = value;
  }
  return answers;
}

function readExpectations(fields: Fields, words: Vocabulary): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [key, kind] of Object.entries(lists)) {
    if (fields.has(key)) found[key] = fields.words(key).map((entry) => checkWord(entry, kind, words, fields.what));
  }
  if (fields.has('anyOf')) {
    found['anyOf'] = fields.items('anyOf').map((item) => words.referAll('action', item.words(`“anyOf” of ${fields.what}`), fields.what));
  }
  if (fields.has('held')) {
    const held: Record<string, string[]> = {};
    for (const { key, keyAt, spot } of fields.get('held')?.entries(`“held” of ${fields.what}`) ?? []) {
      words.refer('action', key, keyAt, fields.what);
      held[key] = words.referAll('action', spot.words(`“held” of ${fields.what}`, true), fields.what);
    }
    found['held'] = held;
  }
  return found;
}

function checkWord(entry: { readonly word: string; readonly at: At }, kind: 'action' | 'law' | 'paragraph' | 'fact', words: Vocabulary, what: string): string {
  const id = kind === 'law' ? (entry.word.split(' ', 1)[0] ?? '') : entry.word;
  words.refer(kind, id, entry.at, what);
  return entry.word;
}

/** Reads what must hold for every plan. Claims are kept as they are written; reading them here only finds their faults. */
export function readProperties(items: readonly Spot[], words: Vocabulary): Property[] {
  return items.map((item) => {
    const fields = item.fields(`the property “${idOf(item)?.id ?? '?'}”`, ['id', 'title', 'claim', 'cites']);
    const claim: Record<string, unknown> = {};
    const claimed = fields.need('claim');
    if (claimed) readClaim(claimed, words, fields.what);
    for (const { key, spot } of claimed?.entries(`“claim” of ${fields.what}`) ?? []) claim[key] = spot.plain();
    return { id: fields.text('id'), title: fields.text('title'), claim, cites: readCites(fields, words) };
  });
}
