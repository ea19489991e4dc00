/** Who has looked at a concern, and when. */
import { html, table } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { READINGS_SHOWN } from '../keeping.ts';
import type { Reading } from '../keeping.ts';
import type { Concern } from '../model.ts';
import { momentText } from '../words.ts';
import { concernHeading } from './heading.ts';

/** The read log of one concern, newest first. */
export function readingsView(concern: Concern, readings: readonly Reading[]): Html {
  return html`${concernHeading(concern, 'Who has looked')}
    <p class="govuk-body">Every time somebody opens a page of this concern it is written down here, yours included. ${readings.length < READINGS_SHOWN ? 'The newest come first.' : `The newest ${READINGS_SHOWN} are shown.`}</p>
    ${table({
      classes: 'app-table--stacked',
      head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }],
      rows: readings.map((reading) => [{ text: momentText(reading.at) }, { text: reading.who }, { text: reading.what }]),
    })}`;
}
