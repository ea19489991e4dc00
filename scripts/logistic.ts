/** Logistic regression by stochastic steps (AdaGrad), the same numbers each time it is run. */

export interface Example {
  readonly features: readonly string[];
  readonly isRight: boolean;
  /** How much it counts, beside 1 of the others. */
  readonly counts: number;
}

export interface Learned {
  readonly base: number;
  readonly weights: ReadonlyMap<string, number>;
}

const ROUNDS = 8;
const STEP = 0.1;
/** Draws weights towards nought. */
const SHRINK = 1e-2;

/** What each feature says. Features met less than `leastMet` times are left out. */
export function learn(examples: readonly Example[], leastMet: number): Learned {
  const place = placesOf(examples, leastMet);
  const rows = examples.map(({ features }) => Int32Array.from(features.flatMap((feature) => place.get(feature) ?? [])));
  const weights = new Float64Array(place.size + 1);
  const squares = new Float64Array(place.size + 1).fill(1e-6);
  const base = place.size;
  const move = (at: number, gradient: number): void => {
    squares[at] = (squares[at] ?? 0) + gradient * gradient;
    weights[at] = (weights[at] ?? 0) - (STEP * gradient) / Math.sqrt(squares[at] ?? 1);
  };
  for (const index of shuffled(examples.length, ROUNDS)) {
    const [example, row] = [examples[index], rows[index]];
    if (!example || !row) continue;
    let sum = weights[base] ?? 0;
    for (const at of row) sum += weights[at] ?? 0;
    const error = (1 / (1 + Math.exp(-sum)) - (example.isRight ? 1 : 0)) * example.counts;
    for (const at of row) move(at, error + SHRINK * (weights[at] ?? 0));
    move(base, error);
  }
  return { base: weights[base] ?? 0, weights: new Map([...place].map(([feature, at]) => [feature, weights[at] ?? 0])) };
}

function placesOf(examples: readonly Example[], leastMet: number): ReadonlyMap<string, number> {
  const met = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) met.set(feature, (met.get(feature) ?? 0) + 1);
  return new Map([...met].filter(([, times]) => times >= leastMet).map(([feature], at) => [feature, at]));
}

/** The numbers below `count` in a fixed random order, anew for each round. */
function* shuffled(count: number, rounds: number): Generator<number> {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = 20261125;
  for (let round = 0; round < rounds; round += 1) {
    for (let last = count - 1; last > 0; last -= 1) {
      state = (state * 1664525 + 1013904223) % 4294967296;
      const other = Math.floor((state / 4294967296) * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    yield* order;
  }
}
