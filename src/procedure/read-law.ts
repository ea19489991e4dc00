import type { Confidence, Law, LawPart } from './model.ts';
import type { Fields, Spot } from './source.ts';
import { readCondition } from './read-condition.ts';
import { readCites } from './read-questions.ts';
import { checkLinks, idOf, type Vocabulary } from './vocabulary.ts';

const states: readonly Confidence[] = ['sure', 'check'];
const keys = ['id', 'statute', 'name', 'jurisdiction', 'parts', 'when', 'why', 'cites', 'replaced-by', 'note', 'sources'];

/** `sure` or `check`; a missing one is a fault. */
export function readState(fields: Fields): Confidence {
  return fields.oneOf('state', states, 'check');
}

/** Reads offences and duties with their dates. */
export function readLaws(items: readonly Spot[], words: Vocabulary): Law[] {
  return items.map((item) => readLaw(item, words));
}

function readLaw(item: Spot, words: Vocabulary): Law {
  const what = `the law “${idOf(item)?.id ?? '?'}”`;
  const fields = item.fields(what, keys);
  const when = fields.need('when');
  const note = fields.maybeText('note');
  checkLinks(words, note ?? '', fields.get('note')?.at ?? item.at, what);
  const replacedBy = fields.maybeText('replaced-by');
  if (replacedBy !== undefined) words.refer('law', replacedBy, fields.get('replaced-by')?.at ?? item.at, what);
  const cites = readCites(fields, words, false);
  return {
    id: fields.text('id'), statute: fields.text('statute'), name: fields.text('name'), jurisdiction: fields.text('jurisdiction'),
    parts: readParts(fields), when: when ? readCondition(when, words, what) : { op: 'always' }, why: fields.text('why'),
    ...(cites.length > 0 ? { cites } : {}), ...(replacedBy === undefined ? {} : { replacedBy }), ...(note === undefined ? {} : { note }),
    sources: readSources(fields),
  };
}

function readParts(law: Fields): LawPart[] {
  const spot = law.need('parts');
  const parts = (spot?.items(`“parts” of ${law.what}`) ?? []).map((item) => readPart(item, law.what));
  if (spot?.isList && parts.length === 0) spot.fail(`${law.what} has no part`, 'Add at least one part with section, from, to, state and summary.');
  return parts;
}

function readPart(item: Spot, law: string): LawPart {
  const fields = item.fields(`a part of ${law}`, ['section', 'from', 'to', 'summary', 'state']);
  for (const key of ['from', 'to']) {
    if (!fields.has(key)) item.fail(`a part of ${law} has no “${key}”`, `Add “${key}:” with a date, or null where there is none.`);
  }
  const from = fields.get('from')?.date(`“from” of a part of ${law}`) ?? null;
  const to = fields.get('to')?.date(`“to” of a part of ${law}`) ?? null;
  if (from !== null && to !== null && to < from) item.fail(`a part of ${law} ends on ${to}, before it begins on ${from}`, 'Let “to” be the last day in force.');
  return { section: fields.text('section'), from, to, summary: fields.text('summary'), state: readState(fields) };
}

function readSources(law: Fields): Law['sources'] {
  return law.items('sources').map((item) => {
    const fields = item.fields(`a source of ${law.what}`, ['title', 'href']);
    const href = fields.maybeText('href');
    return { title: fields.text('title'), ...(href === undefined ? {} : { href }) };
  });
}
