/** How the benches measure: warmed up, several rounds, the median quoted with its spread. */

export interface Rate {
  readonly perSecond: number;
  readonly lowest: number;
  readonly highest: number;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Something that is measured: each run of it makes `batch` calls. */
export interface Work {
  readonly run: () => unknown;
  readonly batch: number;
}

async function callsASecond({ run, batch }: Work, seconds: number): Promise<number> {
  const started = performance.now();
  let calls = 0;
  while (performance.now() - started < seconds * 1000) {
    await run();
    calls += batch;
  }
  return (calls * 1000) / (performance.now() - started);
}

/**
 * Calls a second of each work, by turns, so that whatever else the machine does disturbs all of them alike: as many rounds
 * of `seconds` as are asked for, after one that is not counted.
 */
export async function ratesByTurns(works: readonly Work[], seconds = 1, rounds = 5): Promise<readonly Rate[]> {
  const results = works.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const result = await callsASecond(work, seconds);
      if (round > 0) results[index]?.push(result);
    }
  }
  return results.map(rateOf);
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
