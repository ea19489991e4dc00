/// <reference lib="dom" />
/** Starts everything on a page that needs a script. Every page works without. */
import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs';
import { CharacterCount } from 'govuk-frontend/dist/govuk/components/character-count/character-count.mjs';
import { Checkboxes } from 'govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs';
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs';
import { ExitThisPage } from 'govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs';
import { NotificationBanner } from 'govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs';
import { PasswordInput } from 'govuk-frontend/dist/govuk/components/password-input/password-input.mjs';
import { Radios } from 'govuk-frontend/dist/govuk/components/radios/radios.mjs';
import { ServiceNavigation } from 'govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs';
import { SkipLink } from 'govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs';
import { startAutosave } from './autosave.ts';
import { startHideScreen } from './hide-screen.ts';
import { startTimeout } from './timeout.ts';
import { startWording } from './wording.ts';

const components = [Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink];

// One part that fails must not take the hide key or saving with it.
function attempt(start: () => unknown): void {
  try {
    start();
  } catch (problem) {
    console.error(problem);
  }
}

document.documentElement.classList.add('js');
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
attempt(startHideScreen);
attempt(startAutosave);
attempt(startTimeout);
attempt(startWording);
for (const Component of components) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    attempt(() => new Component(element));
  }
}
