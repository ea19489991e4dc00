import type { Edition, Fault } from './model.ts';
import { Faults, Page } from './source.ts';
import { suggest } from './words.ts';

const file = 'coverage.yaml';

type Known = ReadonlyMap<string, readonly string[]>;

function pointers(edition: Omit<Edition, 'hash'>): Known {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const local = edition.partnerships;
  const paragraphs = ids([...edition.paragraphs, ...local.flatMap((one) => one.paragraphs)]);
  const known: [string, string, string[]][] = [
    ['paragraph', 'paragraphs', paragraphs],
    ['rule', 'rules', ids([...edition.rules, ...local.flatMap((one) => one.rules)])],
    ['action', 'actions', ids(edition.actions)],
    ['fact', 'facts', ids(edition.facts)],
    ['law', 'laws', ids(edition.law)],
    ['platform', 'platforms', ids(edition.platforms)],
    ['definition', 'definitions', ids(edition.definitions)],
    ['parameter', 'parameters', ids(edition.parameters)],
    ['partnership', 'partnerships', ids(local)],
    ['contact', 'contacts', ids([...edition.contacts, ...local.flatMap((one) => one.contacts)])],
    ['chapter', 'chapters', ids(edition.chapters)],
  ];
  return new Map(known.flatMap(([one, many, list]) => [[one, list], [many, list]]));
}

/**
 * What is wrong with the text of coverage.yaml: it maps each numbered fact of the seed chapter to what carries it
 * (`paragraphs`, `rules`, `actions`, `facts`, `law`, `platforms`, `page` …). A pointer to nothing is a fault.
 */
export function coverageFaults(edition: Omit<Edition, 'hash'>, coverageText: string): Fault[] {
  const faults = new Faults();
  const page = new Page(file, coverageText, faults);
  if (page.broken) return faults.list;
  const known = pointers(edition);
  const keys = [...known.keys(), 'page', 'pages', 'note'];
  for (const { key, spot } of page.root.entries('coverage.yaml')) {
    const entries = spot.entries(`the coverage of ${key}`);
    if (spot.isMap && entries.every((entry) => entry.key === 'note')) spot.fail(`${key} is carried by nothing`, 'Name the paragraph, rule, action, question, law, platform or page that carries it.');
    for (const entry of entries) {
      const ids = known.get(entry.key);
      if (!keys.includes(entry.key)) faults.add(entry.keyAt, `the coverage of ${key} has a key “${entry.key}” that is not known`, suggest(entry.key, keys));
      for (const { word, at } of entry.spot.words(`“${entry.key}” of ${key}`, true)) {
        if (ids && !ids.includes(word)) faults.add(at, `${key} points at “${word}”, which is not among the ${entry.key}`, suggest(word, ids));
      }
    }
  }
  return faults.list;
}

/** The numbered facts that a coverage.yaml speaks of. */
export function coveredNumbers(coverageText: string): string[] {
  return new Page(file, coverageText, new Faults()).root.entries('coverage.yaml').map(({ key }) => key);
}
