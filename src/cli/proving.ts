/** `prove`: the properties of the manual, for all answers. */
import { stringify } from 'yaml';
import { asScenario, isPlainDate, prove } from '../procedure/index.ts';
import type { Edition, Proof } from '../procedure/index.ts';
import { londonDate } from '../record/index.ts';
import { formatOf, Mistakes, print, readArgs, short, slowly, tell } from './command.ts';
import type { Command, Exit, Given } from './command.ts';
import { editionAsked, INPUT_FLAGS } from './inputs.ts';

export const proveCommand: Command = {
  usage: 'prove [--partnership ID] [--on DATE] [--edition HASH] [--format text|json]',
  says: 'Proves the properties of the manual for all possible answers. One that fails comes with a counter-example, as a worked case.',
  run: async (args): Promise<Exit> => {
    const given = readArgs(args, INPUT_FLAGS, 0);
    const format = given.flags['format'] === undefined ? 'text' : formatOf(given);
    const edition = await editionAsked(given);
    const proofs = await slowly('Proving', prove(edition, { ...optionsOf(edition, given), onProof: format === 'text' ? (proof) => print(proofLine(edition, proof)) : undefined }));
    if (format === 'json') print(JSON.stringify(proofs.map((proof) => ({ ...proof, scenario: asScenario(edition, proof) })), null, 2));
    const bad = proofs.filter((proof) => proof.outcome !== 'holds' || !proof.applies);
    tell(bad.length === 0 ? `All ${edition.properties.length} properties hold in ${new Set(proofs.map(({ partnership }) => partnership)).size} places.` : `${bad.length} of ${proofs.length} do not hold.`);
    return bad.length === 0 ? 0 : 1;
  },
};

function optionsOf(edition: Edition, { flags }: Given): { readonly on: string; readonly partnerships?: readonly string[] } {
  const { on, partnership } = flags;
  if (on !== undefined && !isPlainDate(on)) throw new Mistakes(`“--on ${short(on)}” is no date. Write it as 2026-11-24.`);
  if (partnership !== undefined && !edition.partnerships.some(({ id }) => id === partnership)) {
    throw new Mistakes(`There is no partnership “${short(partnership)}”. Partnerships: ${edition.partnerships.map(({ id }) => id).join(', ')}.`);
  }
  return { on: on ?? londonDate(new Date().toISOString()), ...(partnership === undefined ? {} : { partnerships: [partnership] }) };
}

function proofLine(edition: Edition, proof: Proof): string {
  const where = proof.partnership ?? 'region';
  if (proof.outcome === 'undecided') return `undecided  ${proof.property} (${where}): the solver gave up`;
  if (proof.outcome === 'holds') return proof.applies ? `holds      ${proof.property} (${where})` : `empty      ${proof.property} (${where}): no answers are as it supposes, so it says nothing`;
  return `FAILS      ${proof.property} (${where}): ${proof.title}\n${stringify([asScenario(edition, proof)])}`;
}
