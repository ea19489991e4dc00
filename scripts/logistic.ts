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

/** The weights are the mean of those after each of these rounds, with the examples in so many other orders, so that they depend little on the order. */
const FIRST_KEPT = 4;
const ORDERS = 12;

/** What each feature says. Features met less than `leastMet` times are left out. */
export function learn(examples: readonly Example[], leastMet: number): Learned {
  const place = placesOf(examples, leastMet);
  const rows = examples.map(({ features }) => Int32Array.from(features.flatMap((feature) => place.get(feature) ?? [])));
  const random = numbersBelow(20261125);
  const sums = new Float64Array(place.size + 1);
  for (let order = 0; order < ORDERS; order += 1) learnOnce(examples, rows, place.size, random, (weights) => weights.forEach((weight, at) => (sums[at] = (sums[at] ?? 0) + weight)));
  const mean = (at: number): number => (sums[at] ?? 0) / (ORDERS * (ROUNDS - FIRST_KEPT));
  return { base: mean(place.size), weights: new Map([...place].map(([feature, at]) => [feature, mean(at)])) };
}

/** Learns the weight of each feature, and last the base. @param rows the places of the features of each example @param keep takes the weights after each of the rounds that count */
function learnOnce(examples: readonly Example[], rows: readonly Int32Array[], base: number, random: Random, keep: (weights: Float64Array) => void): void {
  const weights = new Float64Array(base + 1);
  const squares = new Float64Array(base + 1).fill(1e-6);
  const move = (at: number, gradient: number): void => {
    squares[at] = (squares[at] ?? 0) + gradient * gradient;
    weights[at] = (weights[at] ?? 0) - (STEP * gradient) / Math.sqrt(squares[at] ?? 1);
  };
  const learnFrom = ({ isRight, counts }: Example, row: Int32Array): void => {
    let sum = weights[base] ?? 0;
    for (const at of row) sum += weights[at] ?? 0;
    const error = (1 / (1 + Math.exp(-sum)) - (isRight ? 1 : 0)) * counts;
    for (const at of row) move(at, error + SHRINK * (weights[at] ?? 0));
    move(base, error);
  };
  const order = Array.from(examples.keys());
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const index of order) {
      const [example, row] = [examples[index], rows[index]];
      if (example && row) learnFrom(example, row);
    }
    if (round >= FIRST_KEPT) keep(weights);
  }
}

function placesOf(examples: readonly Example[], leastMet: number): ReadonlyMap<string, number> {
  const met = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) met.set(feature, (met.get(feature) ?? 0) + 1);
  return new Map([...met].filter(([, times]) => times >= leastMet).map(([feature], at) => [feature, at]));
}

/** A whole number below a bound, the same ones each time for the same beginning. */
type Random = (bound: number) => number;

function numbersBelow(beginning: number): Random {
  let state = beginning;
  return (bound) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * bound);
  };
}

function shuffle(order: number[], random: Random): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
