/** The forms of a word: tense, number, British and American spelling. */

const VOWEL = /[aeiou]/u;
const DOUBLES = /[^aeiou][aeiou][bdglmnprt]$/u;

/**
 * Every form in which a word may stand. `irregular` replaces the rules for the words that it names.
 * @param word lower case, as a dictionary has it
 */
export function formsOf(word: string, irregular: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const own = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  const forms = own ? [word, ...own] : isPastOrPlural(word) ? [word] : isGoing(word) ? [word, ...plural(word)] : [word, ...plural(word), ...past(word), ...going(word)];
  return [...new Set(forms.flatMap((form) => [form, ...otherSpellings(form)]))];
}

/** “agreed” and “services” have no further forms; “need” has. */
function isPastOrPlural(word: string): boolean {
  return word.length >= 5 && (/[^e]ed$/u.test(word) || /[^suio]s$/u.test(word));
}

/** “feeling” is a feeling or feelings; “bring” is no form of another word. */
function isGoing(word: string): boolean {
  return /[aeiouy].*[^aeiou]ing$/u.test(word);
}

function plural(word: string): readonly string[] {
  if (/(?:s|x|z|ch|sh)$/u.test(word)) return [`${word}es`];
  return endsInY(word) ? [`${word.slice(0, -1)}ies`] : [`${word}s`];
}

function past(word: string): readonly string[] {
  if (word.endsWith('e')) return [`${word}d`];
  if (endsInY(word)) return [`${word.slice(0, -1)}ied`];
  return DOUBLES.test(word) ? [`${word}${word.at(-1)}ed`, `${word}ed`] : [`${word}ed`];
}

function going(word: string): readonly string[] {
  if (word.endsWith('ie')) return [`${word.slice(0, -2)}ying`];
  if (word.endsWith('e') && !word.endsWith('ee')) return [`${word.slice(0, -1)}ing`];
  return DOUBLES.test(word) ? [`${word}${word.at(-1)}ing`, `${word}ing`] : [`${word}ing`];
}

function endsInY(word: string): boolean {
  return word.length > 2 && word.endsWith('y') && !VOWEL.test(word.at(-2) ?? '');
}

const SPELT_OTHERWISE = /i[sz](?:e|ed|es|er|ers|ing|ation|ations)$|our|ll(?:ed|ing|er)$|ogue|ence$|mme$/u;

function otherSpellings(form: string): readonly string[] {
  if (!SPELT_OTHERWISE.test(form)) return [];
  const others = [
    form.replace(/is(e|ed|es|er|ers|ing|ation|ations)$/u, 'iz$1'),
    form.replace(/iz(e|ed|es|er|ers|ing|ation|ations)$/u, 'is$1'),
    form.replace(/(av|fl|hon|col|fav|harb|hum|lab|rum)our/u, '$1or'),
    form.replace(/ll(ed|ing|er)$/u, 'l$1'),
    form.replace(/ogue/u, 'og'),
    form.replace(/(def|off|lic)ence$/u, '$1ense'),
    form.replace(/mme$/u, 'm'),
  ];
  return others.filter((other) => other !== form);
}
