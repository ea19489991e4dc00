/** Who has looked at a concern, and when. */
import { html, table } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { Reading } from '../keeping.ts';
import type { Concern } from '../model.ts';
import { momentText } from '../words.ts';
import { concernHeading } from './heading.ts';

/** The read log of one concern, newest first. */
export function readingsView(concern: Concern, readings: readonly Reading[]): Html {
  return html`${concernHeading(concern, 'Who has looked')}
    <p class="govuk-body">Every time somebody opens a page of this concern it is written down here, yours included. The newest ${readings.length} are shown.</p>
    <div class="app-scroll" tabindex="0" role="region" aria-label="Who has looked">${table({
      head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }],
      rows: readings.map((reading) => [{ text: momentText(reading.at) }, { text: reading.who }, { text: reading.what }]),
    })}</div>`;
}
