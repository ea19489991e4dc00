/** Edit distance with neighbouring letters swapped counted as one change. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/**
 * The known word nearest to `word`, or null where none is near enough to be meant: at most a third of the letters differ,
 * or one of the two begins with the other.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best ?? begins(wanted, known);
}

function begins(wanted: string, known: Iterable<string>): string | null {
  if (wanted.length < 4) return null;
  for (const candidate of known) {
    if (candidate.startsWith(wanted) || (candidate.length >= 4 && wanted.startsWith(candidate))) return candidate;
  }
  return null;
}

/** “Did you mean `x`?” followed by the known words where they are few. */
export function suggest(word: string, known: Iterable<string>): string {
  const words = [...known];
  const near = nearest(word, words);
  if (near !== null) return `Did you mean “${near}”?`;
  if (words.length === 0) return 'There is none yet.';
  if (words.length <= 12) return `Use one of: ${words.join(', ')}.`;
  const kin = words.filter((known) => shareAPart(word, known)).slice(0, 6);
  return kin.length > 0 ? `Did you mean one of: ${kin.join(', ')}?` : 'Check the spelling, or add it to the manual.';
}

/** “nude-image” and “nudes-shared”: one part of four letters or more begins like one of the other. */
function shareAPart(one: string, other: string): boolean {
  const parts = (id: string): string[] => id.toLowerCase().split('-').filter(({ length }) => length >= 4);
  return parts(one).some((part) => parts(other).some((like) => like.startsWith(part) || part.startsWith(like)));
}
