import type { Action, Deadline, Rule, Tier } from './model.ts';
import type { Fields, Spot } from './source.ts';
import { tiers } from './read-chapter.ts';
import { readCondition } from './read-condition.ts';
import { readCites } from './read-questions.ts';
import { checkLinks, idOf, type Vocabulary } from './vocabulary.ts';

/** Reads `immediately`, `none` or `{ parameter: id }`. */
export function readDeadline(spot: Spot, words: Vocabulary, what: string): Deadline {
  if (spot.value === 'immediately') return 'immediately';
  if (spot.value === 'none') return null;
  if (!spot.isMap) {
    spot.fail(`the deadline of ${what} is ${spot.kind}`, 'Write immediately, none or { parameter: the id of a parameter }.');
    return null;
  }
  const fields = spot.fields(`the deadline of ${what}`, ['parameter']);
  const parameter = fields.text('parameter');
  words.refer('parameter', parameter, fields.get('parameter')?.at ?? spot.at, `the deadline of ${what}`);
  return { parameter };
}

const actionKeys = ['id', 'title', 'who', 'stage', 'deadline', 'how', 'record', 'contacts', 'protective', 'cites'];

/** Reads what can be done. */
export function readActions(items: readonly Spot[], words: Vocabulary): Action[] {
  return items.map((item) => readAction(item, words));
}

function readAction(item: Spot, words: Vocabulary): Action {
  const what = `the action “${idOf(item)?.id ?? '?'}”`;
  const fields = item.fields(what, actionKeys);
  const who = fields.text('who');
  words.refer('role', who, fields.get('who')?.at ?? item.at, what);
  const stage = fields.text('stage');
  words.refer('stage', stage, fields.get('stage')?.at ?? item.at, what);
  const deadline = fields.need('deadline');
  const how = fields.text('how');
  checkLinks(words, how, fields.get('how')?.at ?? item.at, what);
  return {
    id: fields.text('id'), title: fields.text('title'), who, stage, deadline: deadline ? readDeadline(deadline, words, what) : null,
    how, record: fields.text('record'), contacts: words.referAll('contact', fields.words('contacts'), what),
    protective: fields.oneOf('protective', ['yes', 'no'], 'no') === 'yes', cites: readCites(fields, words),
  };
}

const ruleKeys = ['id', 'tier', 'says', 'when', 'must', 'should', 'must-not', 'only-after', 'deadlines', 'cites'];

/** Reads rules. `tier` is what they belong to where they do not say; a partnership's rules are local. */
export function readRules(items: readonly Spot[], words: Vocabulary, tier?: Tier): Rule[] {
  return items.map((item) => readRule(item, words, tier));
}

function readRule(item: Spot, words: Vocabulary, tier?: Tier): Rule {
  const what = `the rule “${idOf(item)?.id ?? '?'}”`;
  const fields = item.fields(what, ruleKeys);
  const when = fields.need('when');
  const rule: Rule = {
    id: fields.text('id'),
    tier: tier !== undefined && !fields.has('tier') ? tier : fields.oneOf('tier', tiers, 'regional'),
    says: fields.text('says'), when: when ? readCondition(when, words, what) : { op: 'always' },
    must: words.referAll('action', fields.words('must'), what),
    should: words.referAll('action', fields.words('should'), what),
    mustNot: words.referAll('action', fields.words('must-not'), what),
    onlyAfter: readOnlyAfter(fields, words), deadlines: readDeadlines(fields, words), cites: readCites(fields, words),
  };
  if (tier !== undefined && rule.tier !== tier) item.fail(`${what} has the tier ${rule.tier}, but stands in a partnership`, `Let its tier be ${tier}, or move it to rules/.`);
  checkRule(rule, fields, what);
  return rule;
}

function readOnlyAfter(fields: Fields, words: Vocabulary): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { key, keyAt, spot } of fields.get('only-after')?.entries(`“only-after” of ${fields.what}`) ?? []) {
    words.refer('action', key, keyAt, fields.what);
    const first = words.referAll('action', spot.words(`“only-after” of ${fields.what}`, true), fields.what);
    if (first.includes(key)) spot.fail(`${fields.what} lets “${key}” wait for itself`, 'Name the actions that come before it.');
    if (spot.isList && first.length === 0) spot.fail(`${fields.what} lets “${key}” wait for nothing`, 'Name at least one action.');
    found[key] = first;
  }
  return found;
}

function readDeadlines(fields: Fields, words: Vocabulary): Record<string, Deadline> {
  const found: Record<string, Deadline> = {};
  for (const { key, keyAt, spot } of fields.get('deadlines')?.entries(`“deadlines” of ${fields.what}`) ?? []) {
    words.refer('action', key, keyAt, fields.what);
    found[key] = readDeadline(spot, words, fields.what);
  }
  return found;
}

function checkRule(rule: Rule, fields: Fields, what: string): void {
  const duties = [...rule.must, ...rule.should];
  if (duties.length + rule.mustNot.length + Object.keys(rule.onlyAfter).length === 0) {
    fields.spot.fail(`${what} does nothing`, 'Add must, should, must-not or only-after.');
  }
  for (const action of rule.mustNot) {
    if (duties.includes(action)) fields.get('must-not')?.fail(`${what} both asks for “${action}” and forbids it`, 'Take it out of one of the two.');
  }
  for (const action of rule.should) {
    if (rule.must.includes(action)) fields.get('should')?.fail(`${what} names “${action}” under must and under should`, 'Keep it under must alone.');
  }
  for (const action of Object.keys(rule.deadlines)) {
    if (!duties.includes(action)) fields.get('deadlines')?.fail(`${what} gives a deadline for “${action}”, which it does not ask for`, 'Add it to must or should, or take the deadline out.');
  }
}
