/** How the benches measure: warmed up, several rounds, the median quoted with its spread. */

export interface Rate {
  readonly perSecond: number;
  readonly lowest: number;
  readonly highest: number;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Calls a second of `work`, which does `batch` calls each time it is run: five rounds of `seconds` after one that is not counted. */
export async function rate(work: () => unknown, batch: number, seconds = 1, rounds = 5): Promise<Rate> {
  const results: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    let calls = 0;
    while (performance.now() - started < seconds * 1000) {
      await work();
      calls += batch;
    }
    if (round > 0) results.push((calls * 1000) / (performance.now() - started));
  }
  return rateOf(results);
}

/** The median of several rounds, with its spread. */
export function rateOf(results: readonly number[]): Rate {
  return { perSecond: median(results), lowest: Math.min(...results), highest: Math.max(...results) };
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

export const show = (value: number): string => number.format(value);
export const showRate = ({ perSecond, lowest, highest }: Rate): string => `${show(perSecond)}/s (${show(lowest)}–${show(highest)})`;

/** One aim, held against what was measured. */
export function aim(what: string, ratio: number, wanted: number): string {
  return `${what}: ${ratio.toFixed(1)} times (aim ${wanted}): ${ratio >= wanted ? 'met' : 'NOT met'}`;
}
