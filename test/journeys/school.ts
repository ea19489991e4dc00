/** Makes the demonstration school that the journeys of a test run begin with, in the folder that is named. */
import { start } from '../../src/main.ts';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('Name the folder: node test/journeys/school.ts FOLDER');
await (await start({ port: 0, directory })).stop();
