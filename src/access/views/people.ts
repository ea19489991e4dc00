/** Accounts of the setting, as its administrator keeps them. No concern is ever shown here. */
import { button, checkboxes, html, input, insetText, panel, summaryList, table, tag, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Account, AccountFault, NewAccount } from '../store.ts';
import type { AboutStaff, Role } from '../../record/index.ts';
import { may, sensitivityOf, SETUP_CODE_DAYS } from '../domain.ts';

/** What each role is called on screen, and what it lets somebody do. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly hint: string }>> = {
  reporter: { name: 'Staff', hint: 'Reports concerns and sees whether they have been read' },
  dsl: { name: 'Safeguarding lead (DSL)', hint: 'Sees concerns, except those about staff or about a safeguarding lead' },
  head: { name: 'Head teacher', hint: 'Sees concerns about staff and about a safeguarding lead' },
  administrator: { name: 'Administrator', hint: 'Keeps accounts. Never sees a concern' },
  'policy-officer': { name: 'Policy officer', hint: 'Writes the manual. Sees no concern by this role' },
};

const STATES: Readonly<Record<Account['state'], { readonly text: string; readonly classes: string }>> = {
  ready: { text: 'Can sign in', classes: 'govuk-tag--green' },
  waiting: { text: 'Has a code', classes: 'govuk-tag--blue' },
  lapsed: { text: 'Needs a code', classes: 'govuk-tag--yellow' },
};

function stateTag(account: Account): Html {
  return account.active ? tag(STATES[account.state]) : tag({ text: 'Ended', classes: 'govuk-tag--grey' });
}

/** The roles in words, in order. */
export function rolesInWords(roles: readonly Role[]): string {
  return roles.map((role) => ROLE_WORDS[role].name).join(', ');
}

/** Everybody of the setting. */
export function peopleView(accounts: readonly Account[]): Html {
  return html`<h1 class="govuk-heading-l">People who can sign in</h1>
${nobodyReads(accounts, 'none') && warningText({ text: 'Nobody can read reports yet. Add a safeguarding lead.' })}
${nobodyReads(accounts, 'staff') && warningText({ text: 'Nobody can read reports about a member of staff yet. Add the head teacher.' })}
${button({ text: 'Add a person', href: '/admin/people/add' })}
${table({
    caption: `${accounts.length} ${accounts.length === 1 ? 'account' : 'accounts'}`,
    captionClasses: 'govuk-table__caption--m',
    classes: 'app-table--stacked',
    head: [{ text: 'Name' }, { text: 'Roles' }, { text: 'State' }],
    firstCellIsHeader: true,
    rows: accounts.map((account) => [
      { html: html`<a class="govuk-link" href="/admin/people/${account.id}">${account.displayName}</a><br><span class="govuk-!-font-weight-regular">${account.signInName}</span>` },
      { text: rolesInWords(account.roles) },
      { html: stateTag(account) },
    ]),
  })}`;
}

/** Whether nobody has, or is about to have, an account in which a report of this kind can be read. */
function nobodyReads(accounts: readonly Account[], aboutStaff: AboutStaff): boolean {
  return !accounts.some(({ active, roles }) => active && may(roles, 'read', sensitivityOf(aboutStaff)));
}

function roleBoxes(roles: readonly Role[], fault: AccountFault | undefined): Html {
  return checkboxes({
    name: 'roles',
    fieldset: { legend: { text: 'Roles', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'Select all that apply.' },
    errorMessage: fault ? { text: fault.message } : null,
    items: (Object.keys(ROLE_WORDS) as Role[]).map((role) => ({ value: role, text: ROLE_WORDS[role].name, hint: { text: ROLE_WORDS[role].hint }, checked: roles.includes(role) })),
  });
}

function errorOf(faults: readonly AccountFault[], field: AccountFault['field']): { errorMessage: { text: string } | null } {
  const fault = faults.find((one) => one.field === field);
  return { errorMessage: fault ? { text: fault.message } : null };
}

/** The form for a new account. */
export function addPersonView(token: string, account: NewAccount, faults: readonly AccountFault[]): Html {
  return html`<h1 class="govuk-heading-l">Add a person</h1>
<form method="post" action="/admin/people/add" novalidate>
<input type="hidden" name="form-token" value="${token}">
${input({ name: 'displayName', value: account.displayName, autocomplete: 'off', label: { text: 'Full name', classes: 'govuk-label--s' }, ...errorOf(faults, 'displayName') })}
${input({ name: 'signInName', value: account.signInName, autocomplete: 'off', spellcheck: false, autocapitalize: 'none', label: { text: 'Sign-in name', classes: 'govuk-label--s' }, hint: { text: 'A work e-mail address or a short name without spaces.' }, ...errorOf(faults, 'signInName') })}
${input({ name: 'email', value: account.email, type: 'email', autocomplete: 'off', spellcheck: false, label: { text: 'Work e-mail address (optional)', classes: 'govuk-label--s' }, ...errorOf(faults, 'email') })}
${roleBoxes(account.roles, faults.find(({ field }) => field === 'roles'))}
${button({ text: 'Add and make a one-time code', preventDoubleClick: true })}
</form>`;
}

export interface PersonTokens {
  readonly roles: string;
  readonly active: string;
  readonly code: string;
}

/** One account and what can be done to it. */
export function personView(account: Account, own: boolean, tokens: PersonTokens, faults: readonly AccountFault[], chosen: readonly Role[]): Html {
  return html`<h1 class="govuk-heading-l">${account.displayName}</h1>
${summaryList({
    rows: [
      { key: { text: 'Sign-in name' }, value: { text: account.signInName } },
      { key: { text: 'E-mail' }, value: { text: account.email || 'Not given' } },
      { key: { text: 'Roles' }, value: { text: rolesInWords(account.roles) } },
      { key: { text: 'State' }, value: { html: stateTag(account) } },
    ],
  })}
${own ? insetText({ text: 'This is your own account. Another administrator has to change it, so that one is always left.' }) : actions(account, tokens, faults, chosen)}`;
}

function actions(account: Account, tokens: PersonTokens, faults: readonly AccountFault[], chosen: readonly Role[]): Html {
  const at = `/admin/people/${account.id}`;
  return html`<h2 class="govuk-heading-m">Change roles</h2>
<form method="post" action="${at}/roles" novalidate><input type="hidden" name="form-token" value="${tokens.roles}">
${roleBoxes(chosen, faults.find(({ field }) => field === 'roles'))}
${button({ text: 'Change roles', preventDoubleClick: true, classes: 'govuk-button--secondary' })}</form>
<h2 class="govuk-heading-m">New one-time code</h2>
<p class="govuk-body">For somebody who lost the password or whose code ran out. The old password stops working at once and the person is signed out.</p>
<form method="post" action="${at}/code" novalidate><input type="hidden" name="form-token" value="${tokens.code}">
${button({ text: 'Make a new one-time code', preventDoubleClick: true, classes: 'govuk-button--secondary' })}</form>
<h2 class="govuk-heading-m">${account.active ? 'End the account' : 'Restore the account'}</h2>
<p class="govuk-body">${account.active ? 'The person is signed out at once and cannot sign in. What they wrote stays.' : 'The person can sign in again.'}</p>
<form method="post" action="${at}/active" novalidate><input type="hidden" name="form-token" value="${tokens.active}"><input type="hidden" name="active" value="${account.active ? 'no' : 'yes'}">
${button({ text: account.active ? 'End the account' : 'Restore the account', preventDoubleClick: true, classes: account.active ? 'govuk-button--warning' : 'govuk-button--secondary' })}</form>`;
}

/** The code, shown this once. */
export function codeView(name: string, signInName: string, code: string): Html {
  return html`${panel({ titleText: 'One-time code', html: html`<strong class="app-code">${code}</strong>` })}
<p class="govuk-body">For <strong>${name}</strong>, sign-in name <strong>${signInName}</strong>. It is shown only now, works once, and runs out after ${SETUP_CODE_DAYS} days.</p>
<p class="govuk-body">Hand it over in person or by phone. The person opens <strong>/set-up</strong> on this site and chooses a password. You never know it.</p>
<p class="govuk-body"><a class="govuk-link" href="/admin/people">Back to people</a></p>`;
}
