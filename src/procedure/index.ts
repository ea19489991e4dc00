/** The procedure: compiles a manual into an edition, assesses answers under it, and says why. Pure: no I/O, no clock. */
export type * from './model.ts';
export { compile, restore, type Compiled } from './compile.ts';
export { assess } from './assess.ts';
export { prepare } from './tables.ts';
export { coverageFaults, coveredNumbers } from './coverage.ts';
export { dayOfTheAct, partsInForce } from './law.ts';
export { canonicalJson } from './canonical.ts';
export { isPlainDate, dayAfter } from './dates.ts';
export { nearest, suggest } from './words.ts';
export { Faults, Page, type Fields, type Spot } from './source.ts';
export { dueOn, parametersOf } from './durations.ts';
export { checkInput, valuesOf, type CheckedInput } from './input.ts';
export { explain, type Explained, type Explanation, type StepReasons, type RuleReason, type Change } from './explain.ts';
export { difference, sameStep, sameSteps, type PlanDifference } from './difference.ts';
export { compareEditions, type EditionDifference, type ScenarioDifference, type ListDifference } from './compare.ts';
export { checkScenario, planFor } from './scenarios.ts';
export { toBeConfirmed, faultLine, type Unconfirmed } from './confirmed.ts';
export { asScenario, prove, type CounterExample, type Proof, type ProveOptions } from './prove.ts';
