/** Signing in, the first password, a new password. */
import { button, details, html, input, insetText, notificationBanner, passwordInput } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { SHORTEST_PASSWORD } from '../domain.ts';

/** Why somebody sees the sign-in page. */
export type Arrival = 'plain' | 'timed-out' | 'kept' | 'signed-out' | 'sign-in-first';

export interface DemonstrationAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
}

export interface SignInPage {
  readonly token: string;
  readonly returnTo: string;
  readonly username: string;
  readonly arrival: Arrival;
  /** One sentence for both an unknown name and a wrong password. */
  readonly faults: SetUpPage['faults'];
  readonly demonstration: readonly DemonstrationAccount[];
}

const ARRIVALS: Readonly<Record<Exclude<Arrival, 'plain'>, { readonly heading: string; readonly text: string }>> = {
  'timed-out': { heading: 'You were signed out', text: 'Nobody used the page for 15 minutes, or you had been signed in for 8 hours. What you had typed is kept and comes back when you sign in again.' },
  kept: { heading: 'You were signed out before this could be saved', text: 'What you sent is kept. Sign in as the same person and you get it back exactly as it was. Nobody else can see it.' },
  'signed-out': { heading: 'You have signed out', text: 'Close this window if other people use this device.' },
  'sign-in-first': { heading: 'Sign in first', text: 'Then you come back to the page you asked for.' },
};

/** The form for name and password, with the reason for being here. */
export function signInView(page: SignInPage): Html {
  return html`${page.arrival !== 'plain' && page.faults.length === 0 && notificationBanner({ titleText: 'Important', html: html`<h2 class="govuk-notification-banner__heading">${ARRIVALS[page.arrival].heading}</h2><p class="govuk-body">${ARRIVALS[page.arrival].text}</p>` })}
<h1 class="govuk-heading-l">Sign in</h1>
<form method="post" action="/sign-in" novalidate>
<input type="hidden" name="form-token" value="${page.token}">
<input type="hidden" name="return" value="${page.returnTo}">
${input({ name: 'username', value: page.username, autocomplete: 'username', spellcheck: false, autocapitalize: 'none', label: { text: 'Sign-in name or e-mail address', classes: 'govuk-label--s' }, ...faultOf(page.faults, 'username') })}
${passwordInput({ name: 'password', label: { text: 'Password', classes: 'govuk-label--s' }, ...faultOf(page.faults, 'password') })}
${button({ text: 'Sign in', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/set-up">I have a one-time code</a> (first time, or after losing a password)</p>
${details({ summaryText: 'I cannot sign in', html: html`<p class="govuk-body">Ask the administrator of your setting for a new one-time code. Do not wait for it if a child may be at risk: tell your designated safeguarding lead in person, and call 999 in an emergency.</p>` })}
${page.demonstration.length > 0 && demonstrationView(page.demonstration)}`;
}

function demonstrationView(accounts: readonly DemonstrationAccount[]): Html {
  return html`<section aria-labelledby="demonstration"><h2 class="govuk-heading-m" id="demonstration">Demonstration accounts</h2>
<p class="govuk-body">This is a demonstration school. Everybody in it is invented. Do not enter anything about real people.</p>
<dl class="govuk-summary-list">${accounts.map((account) => html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${account.role}<br><span class="govuk-!-font-weight-regular">${account.name}</span></dt><dd class="govuk-summary-list__value">Name <strong>${account.username}</strong><br>Password <strong>${account.password}</strong></dd></div>`)}</dl></section>`;
}

export interface SetUpPage {
  readonly token: string;
  readonly username: string;
  readonly faults: readonly { readonly field: string; readonly message: string }[];
}

/** The first password, with the one-time code that the administrator handed over. */
export function setUpView(page: SetUpPage): Html {
  const errorOf = (field: string) => faultOf(page.faults, field);
  return html`<h1 class="govuk-heading-l">Set your password with a one-time code</h1>
<p class="govuk-body">Your administrator gives you the code. It works once, for seven days.</p>
<form method="post" action="/set-up" novalidate>
<input type="hidden" name="form-token" value="${page.token}">
${input({ name: 'username', value: page.username, autocomplete: 'username', spellcheck: false, autocapitalize: 'none', label: { text: 'Sign-in name or e-mail address', classes: 'govuk-label--s' }, ...errorOf('username') })}
${input({ name: 'code', autocomplete: 'one-time-code', spellcheck: false, autocapitalize: 'characters', label: { text: 'One-time code', classes: 'govuk-label--s' }, hint: { text: 'Capitals and dashes do not matter.' }, ...errorOf('code') })}
${newPasswordFields(page.faults)}
${button({ text: 'Set password and sign in', preventDoubleClick: true })}
</form>`;
}

export interface PasswordPage {
  readonly token: string;
  readonly must: boolean;
  readonly faults: readonly { readonly field: string; readonly message: string }[];
}

/** A new password in place of the current one. */
export function passwordView(page: PasswordPage): Html {
  return html`<h1 class="govuk-heading-l">Change your password</h1>
${page.must && insetText({ text: 'You need a new password before you go on.' })}
<form method="post" action="/password" novalidate>
<input type="hidden" name="form-token" value="${page.token}">
${passwordInput({ name: 'current', label: { text: 'Current password', classes: 'govuk-label--s' }, ...faultOf(page.faults, 'current') })}
${newPasswordFields(page.faults)}
${button({ text: 'Change password', preventDoubleClick: true })}
</form>`;
}

function newPasswordFields(faults: SetUpPage['faults']): Html {
  return html`${passwordInput({ name: 'password', autocomplete: 'new-password', label: { text: 'New password', classes: 'govuk-label--s' }, hint: { text: `${SHORTEST_PASSWORD} characters or more. Three random words work well.` }, ...faultOf(faults, 'password') })}
${passwordInput({ name: 'again', autocomplete: 'new-password', label: { text: 'New password again', classes: 'govuk-label--s' }, ...faultOf(faults, 'again') })}`;
}

function faultOf(faults: SetUpPage['faults'], field: string): { errorMessage: { text: string } | null } {
  const fault = faults.find((one) => one.field === field);
  return { errorMessage: fault ? { text: fault.message } : null };
}
