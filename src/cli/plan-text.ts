/** A plan and its reasons as text for a terminal. */
import { actionTitle, factLabel } from '../record/index.ts';
import type { Edition, Explanation, Plan, PlannedAction, Standing, StepReasons } from '../procedure/index.ts';

const HEADINGS: Readonly<Record<Standing, string>> = {
  required: 'MUST', advised: 'SHOULD', prohibited: 'MUST NOT', held: 'WAIT', possible: 'COULD STILL BE NEEDED',
};
const ORDER: readonly Standing[] = ['required', 'prohibited', 'held', 'advised', 'possible'];

/** The plan by standing, with what is still to be asked and the law of the day. */
export function planText(edition: Edition, plan: Plan): string {
  const groups = ORDER.map((standing) => ({ standing, actions: plan.actions.filter((action) => action.standing === standing) })).filter(({ actions }) => actions.length > 0);
  return [
    ...groups.map(({ standing, actions }) => `${HEADINGS[standing]}\n${actions.map((action) => stepLine(edition, action)).join('\n')}`),
    plan.questions.length === 0 ? 'Nothing is left to ask.' : `ASK NEXT\n${plan.questions.map((id) => `  ${factLabel(edition, id)} (${id})`).join('\n')}`,
    ...(plan.law.length === 0 ? [] : [`LAW\n${plan.law.map(({ id, statute, section, why }) => `  ${id} ${statute} ${section}: ${why}`).join('\n')}`]),
    `Edition ${plan.edition}`,
  ].join('\n\n');
}

function stepLine(edition: Edition, action: PlannedAction): string {
  const facts = [
    action.deadline === null ? '' : action.deadline === 'immediately' ? 'at once' : `within ${action.deadline}`,
    action.after.length > 0 ? `only after ${action.after.join(', ')}` : '',
    action.pending.length > 0 ? `depends on ${action.pending.length === 1 ? action.pending[0] : `${action.pending.length} questions`}` : '',
    [...new Set(action.because.flatMap(({ cites }) => cites))].join(' '),
  ].filter((fact) => fact !== '');
  return `  ${actionTitle(edition, action.id)} (${action.id})${facts.length > 0 ? `: ${facts.join('; ')}` : ''}`;
}

/** Why each step stands as it does. */
export function explanationText(edition: Edition, explanation: Explanation): string {
  const head = `${explanation.title}, edition ${explanation.edition.slice(0, 12)}, published ${explanation.published}; on ${explanation.on}${explanation.partnership === null ? '' : `, ${explanation.partnership}`}`;
  return [head, ...explanation.steps.map((step) => reasonsText(edition, step))].join('\n\n');
}

function reasonsText(edition: Edition, step: StepReasons): string {
  const rules = step.rules.map(({ id, says, effect, holds, answers, paragraphs }) => [
    `  ${effect} (rule ${id}, ${holds === 'yes' ? 'holds' : holds === 'no' ? 'does not hold' : 'not known whether it holds'}): ${says}`,
    ...Object.entries(answers).map(([fact, answer]) => `    ${factLabel(edition, fact)} (${fact}): ${String(answer)}`),
    ...paragraphs.map((paragraph) => `    ${paragraph.id} ${paragraph.heading}`),
  ].join('\n'));
  const changes = step.changes.map(({ change, standing }) => `    ${Object.entries(change).map(([fact, answer]) => `${fact}: ${String(answer)}`).join(' and ')} → ${standing}`);
  return [`${step.title} (${step.id}): ${step.standing}`, ...rules, ...(changes.length > 0 ? ['  It would come out differently with', ...changes] : [])].join('\n');
}
