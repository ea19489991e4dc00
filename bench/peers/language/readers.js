/** The peers of the language checker: each reads a text and gives what it finds. */
import { text } from 'alex';
import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import retextStringify from 'retext-stringify';
import { unified } from 'unified';

const equality = unified().use(retextEnglish).use(retextEquality).use(retextStringify);

export const readers = {
  alex: (words) => text(words).messages,
  'retext-equality': (words) => equality.processSync(words).messages,
};
