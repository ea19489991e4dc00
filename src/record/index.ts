/** The record of concerns: entries that are only ever added, what they come to, and who looked at them. */
export type * from './model.ts';
export { actionsInWorkingDays, answersOfReport, appliedOn, AT_ONCE_HOURS, dueOf, foldConcern, isAnswered, progressOf, stateOfConcern } from './domain.ts';
export type { ConcernState, Origin } from './domain.ts';
export { faultsOfEntry, faultsOfReport, FORM_VERSION, refusalOfKind } from './rules.ts';
export type { EntryFault } from './rules.ts';
export { addEntries, markRead, planOf, progressNow, readConcern, rebuildStates, reportConcern } from './store.ts';
export type { Planner, RecordKeeper, RecordRefusal, Saved } from './store.ts';
export { takeForm, takenBefore } from './once.ts';
export type { Submission, TakenBefore } from './once.ts';
export { rolesNow } from './reading.ts';
export { countConcerns, LIST_VIEWS, listConcerns, reportsOf } from './state.ts';
export type { ListItem, ListView, OwnReport } from './state.ts';
export { discardDraft, discardParked, draftOf, editionOf, editionsKept, keepEdition, parkedFormsOf, PARKED_HOURS, parkForm, readingsOf, saveDraft } from './keeping.ts';
export type { Fields, Keeping, ParkedForm, Reading } from './keeping.ts';
export { chronology, departure, filteredChronology, personName } from './chronology.ts';
export type { ChronologyGroup, ChronologyItem } from './chronology.ts';
export { printedChronology } from './print.ts';
export type { PrintContext } from './print.ts';
export { FormReader, isSentence } from './forms.ts';
export type { Mend, Typed, Understood } from './forms.ts';
export { ownTextOfReport } from './wordings.ts';
export {
  ACCESS_KINDS, actionTitle, answersInWords, answerText, clockText, dateText, defanged, defangedAddress, dueText, EVIDENCE_KINDS, factLabel, happenedText, isForbidding, londonDate, momentText,
  PERSON_KINDS, plainDate, platformName, REFERRAL_CONSENT, REFERRAL_OUTCOMES, ROLES, SENT_HOW, YES_NO_UNKNOWN,
} from './words.ts';
export { BLANK, choiceField, dateField, errorsOf, lineField, longField, postForm, selectField, typed } from './views/fields.ts';
export type { Choice, FormOptions, FormState } from './views/fields.ts';
export { backToConcern, concernForm, notNowView, noticeOf, openConcern, refuse, saveEntries, sayingWordings, typedFields, WANTED, writtenView } from './concern-pages.ts';
export type { ConcernForm, ConcernParts, ConcernRequest, Opened, ToCheck } from './concern-pages.ts';
export { recordRoutes } from './routes.ts';
export { printingRoutes } from './routes-print.ts';
export { concernHeading } from './views/heading.ts';
