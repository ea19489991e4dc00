import type { PlannedAction } from './model.ts';
import { addBits, wipe } from './bits.ts';
import { deepFreeze } from './canonical.ts';
import { placeOf, type FewQuestions } from './few-questions.ts';
import { askAbout, settleDoubts, type Doubtful } from './questions.ts';
import { planStep } from './step.ts';
import type { DayTable, Tables } from './tables.ts';

/** How an action comes out: its step, null where it does not appear, and as bits the questions that can still change it. */
export interface Outcome {
  readonly planned: PlannedAction | null;
  readonly asks: Int32Array;
}

/** Plans every action, and marks in `scratch.asked` what can still change one. */
export function planActions(tables: Tables, day: DayTable): PlannedAction[] {
  const actions: PlannedAction[] = [];
  const doubtful: Doubtful = [];
  for (let index = 0; index < tables.actions.length; index++) {
    const few = tables.few[index];
    const planned = few ? planKept(tables, day, index, few) : planAnew(tables, day, index, doubtful);
    if (planned) actions.push(planned);
  }
  settleDoubts(tables, day, doubtful);
  return actions;
}

function planAnew(tables: Tables, day: DayTable, index: number, doubtful: Doubtful): PlannedAction | null {
  const table = tables.actions[index];
  if (!table) return null;
  askAbout(tables, day, table, index, doubtful);
  return planStep(tables, day, table, index);
}

/** An action that rests on few questions comes out the same whenever they are answered the same: each way is worked out once. */
function planKept(tables: Tables, day: DayTable, index: number, few: FewQuestions): PlannedAction | null {
  const kept = (day.kept[index] ??= Array.from({ length: few.ways }, () => undefined));
  const outcome = (kept[placeOf(few, tables.scratch.ways)] ??= outcomeAlone(tables, day, index));
  addBits(outcome.asks, tables.scratch.asked);
  return outcome.planned;
}

function outcomeAlone(tables: Tables, day: DayTable, index: number): Outcome {
  const { asked } = tables.scratch;
  const others = asked.slice();
  wipe(asked);
  const doubtful: Doubtful = [];
  const planned = planAnew(tables, day, index, doubtful);
  settleDoubts(tables, day, doubtful);
  const asks = asked.slice();
  asked.set(others);
  // Kept steps are shared between plans.
  return { planned: deepFreeze(planned), asks };
}
