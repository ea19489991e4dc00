/** What is done to every posted field before any room sees it: one kind of line break, no unreadable characters, no imagery. */
import { refuseImagery, withoutImagery } from './imagery.ts';

export type PostedFields = Readonly<Record<string, string | readonly string[]>>;

/** A field that cannot be kept as it is. `cleaned` are all fields of the form with the offending parts taken out. */
export interface Offence {
  readonly field: string;
  readonly kind: 'imagery' | 'unreadable';
  readonly sentence: string;
}

export interface Taken {
  readonly fields: PostedFields;
  readonly offences: readonly Offence[];
  readonly cleaned: PostedFields;
}

/** Made by us, of random letters that can look like the start of a picture. It is checked by its signature and never kept. */
const OUR_TOKEN = 'form-token';

function tokenOf(fields: PostedFields): PostedFields {
  const token = fields[OUR_TOKEN];
  return token === undefined ? {} : { [OUR_TOKEN]: token };
}

/** Every field of a form or of a flat JSON object; anything that is not text is dropped. */
export function take(body: unknown): Taken {
  const fields = plainFields(body);
  const offences = Object.entries(fields).filter(([field]) => field !== OUR_TOKEN).flatMap(([field, value]) => offencesOf(field, value));
  return { fields, offences, cleaned: offences.length > 0 ? { ...mapText(fields, clean), ...tokenOf(fields) } : fields };
}

/** Browsers send each line break as CR LF. Everything else of a text stays exactly as it was typed. */
export function oneKindOfLineBreak(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function plainFields(body: unknown): PostedFields {
  if (typeof body !== 'object' || body === null) return {};
  const texts = Object.entries(body).filter((entry): entry is [string, string | string[]] => isText(entry[1]));
  return mapText(Object.fromEntries(texts), oneKindOfLineBreak);
}

function isText(value: unknown): value is string | string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function mapText(fields: PostedFields, change: (text: string) => string): PostedFields {
  const changed = Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? change(value) : value.map(change)]);
  return Object.fromEntries(changed);
}

function offencesOf(field: string, value: string | readonly string[]): readonly Offence[] {
  return (typeof value === 'string' ? [value] : value).map((text) => offenceOf(field, text)).filter((offence) => offence !== null);
}

function offenceOf(field: string, text: string): Offence | null {
  const imagery = refuseImagery(text);
  if (imagery !== null) return { field, kind: 'imagery', sentence: `What you wrote ${imagery}` };
  if (isReadable(text)) return null;
  return { field, kind: 'unreadable', sentence: 'What you wrote holds a character that cannot be kept. Take it out, or type that part again.' };
}

/** A NUL cannot be kept by the database, and half of a surrogate pair is no character at all. */
function isReadable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function clean(text: string): string {
  return withoutImagery(text).replaceAll('\0', '').toWellFormed();
}
