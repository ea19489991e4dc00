/** Organisations, accounts, signing in, sessions, form tokens, and the policy of who may see and do what. */
export {
  actingRole, CONCERN_POLICY, faultOfName, faultOfPassword, faultOfRoles, GENERAL_POLICY, IDLE_MINUTES, LONGEST_PASSWORD,
  LONGEST_SESSION_HOURS, may, mayGenerally, NEVER_SHOWN_TO, ROLES, routingOf, sensitivityOf, SETUP_CODE_DAYS, SHORTEST_PASSWORD, WARN_MINUTES,
} from './domain.ts';
export type { ConcernAction, GeneralAction, Sensitivity } from './domain.ts';
export { checkFormToken, issueFormToken, readFormToken } from './form-token.ts';
export type { FormOwner, FormToken, FormTokenCheck } from './form-token.ts';
export { hashPassword, warmUpPasswords } from './password.ts';
export { changePassword, sessionOf, signIn, signOut, useSetupCode } from './session.ts';
export type { Keys, Session, SignedIn, SignInRefusal } from './session.ts';
export {
  accountsOf, audienceOf, changeRoles, createAccount, createDemonstrationAccount, createFirstAdministrator, createOrganisation, isEmptyInstallation, organisationOf,
  renewSetupCode, setActive,
} from './store.ts';
export type { Account, AccountFault, AccountRefusal, NewAccount, Organisation, WithSetupCode } from './store.ts';
export { actorOf, asPosted, field, formOf, framed, ownPath, postedFields, TOKEN_FIELD, viewers } from './viewer.ts';
export type { CheckedForm, Gate, Parked, Posted, Viewer, ViewerParts } from './viewer.ts';
export { accessRoutes } from './routes.ts';
export { typedRows } from './views/typed.ts';
export type { AccessParts } from './routes.ts';
export { peopleRoutes } from './people-routes.ts';
