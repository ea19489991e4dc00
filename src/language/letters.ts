/** Letters and the numbers that words get by them, capitals aside. */

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7);
}

export function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function lower(code: number): number {
  return isCapital(code) ? code + 32 : code;
}

/** Whether a word ends in “ly” as adverbs do. */
export function endsInLy(text: string, start: number, end: number): boolean {
  return end - start > 4 && lower(text.charCodeAt(end - 1)) === 121 && lower(text.charCodeAt(end - 2)) === 108;
}

/** The number of some letters and one more. */
export function mixed(hash: number, code: number): number {
  return (Math.imul(hash ^ lower(code), 0x01000193) + 0x9e3779b9) | 0;
}

/** The same number that a word gets while a text is read. */
export function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = mixed(hash, word.charCodeAt(at));
  return hash;
}
